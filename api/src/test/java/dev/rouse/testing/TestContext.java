package dev.rouse.testing;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/**
 * A context for polling by hand: a counting waker, a timer set by hand, a budget that is counted.
 */
public final class TestContext implements Context {

    public final CountingWaker waker = new CountingWaker();
    public final ManualTimer timer;
    public int budget = Integer.MAX_VALUE;

    /** None, unless the test needs one. */
    public @Nullable Spawner spawner;

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
        if (spawner == null) {
            throw new UnsupportedOperationException("nothing is spawned in this test");
        }
        return spawner;
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
}
