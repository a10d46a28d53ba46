package dev.rouse.bench.blocks;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;

/** Polls a future until it ends, without any executor, as a floor for all variants alike. */
final class Drive implements Context {

    private int budget;

    <T> T toTheEnd(Future<T> future) throws Exception {
        for (; ; ) {
            budget = 128;
            if (future.poll(this) instanceof Poll.Ready<T> ready) {
                return ready.value();
            }
        }
    }

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
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean tryProceed() {
        return budget-- > 0;
    }

    @Override
    public Context withWaker(Waker waker) {
        throw new UnsupportedOperationException();
    }
}
