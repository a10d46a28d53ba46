package dev.rouse.stress;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;

/** The context of a poll by hand: a waker and nothing else. */
public record PollContext(Waker waker) implements Context {

    @Override
    public Timer timer() {
        return Timer.none();
    }

    @Override
    public Spawner spawner() {
        throw new UnsupportedOperationException("nothing is spawned here");
    }

    @Override
    public boolean tryProceed() {
        return true;
    }

    @Override
    public Context withWaker(Waker other) {
        return new PollContext(other);
    }
}
