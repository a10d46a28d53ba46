package dev.rouse.testing;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.time.Timer;

/**
 * A context for polling by hand: a counting waker, a timer set by hand, a budget that is counted.
 */
public final class TestContext implements Context {

    public final CountingWaker waker = new CountingWaker();
    public final ManualTimer timer;
    public int budget = Integer.MAX_VALUE;

    public TestContext() {
        this(new ManualTimer());
    }

    public TestContext(ManualTimer timer) {
        this.timer = timer;
    }

    public int wakes() {
        return waker.count();
    }

    @Override
    public Waker waker() {
        return waker;
    }

    @Override
    public Timer timer() {
        return timer;
    }

    @Override
    public Spawner spawner() {
        throw new UnsupportedOperationException("nothing is spawned in this test");
    }

    @Override
    public boolean tryProceed() {
        if (budget > 0) {
            budget--;
            return true;
        }
        waker.wake();
        return false;
    }

    @Override
    public Context withWaker(Waker other) {
        return new WakerContext(this, other);
    }
}
