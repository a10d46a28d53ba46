package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;

/** The context of a poll outside every executor: nobody is woken, and there are no services. */
public enum NoServices implements Context {
    /** The shared instance. */
    INSTANCE;

    @Override
    public Waker waker() {
        return Waker.noop();
    }

    @Override
    public Timer timer() {
        return Timer.none();
    }

    @Override
    public Spawner spawner() {
        throw new UnsupportedOperationException(
                "there is no executor here to spawn on: the future is polled by hand, once");
    }

    @Override
    public boolean tryProceed() {
        return true;
    }
}
