package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.testkit.CountingWaker;
import dev.rouse.time.Timer;

/** The context of one poll of a script. */
final class LawContext implements Context {

    private final World world;
    private final CountingWaker waker;
    private final boolean hasBudget;

    /** Happens when the waker is asked for, once; empty at other times. */
    private Runnable during;

    LawContext(World world, CountingWaker waker, boolean hasBudget, Runnable during) {
        this.world = world;
        this.waker = waker;
        this.hasBudget = hasBudget;
        this.during = during;
    }

    @Override
    public Waker waker() {
        Runnable now = during;
        during = () -> {};
        now.run();
        return waker;
    }

    @Override
    public Timer timer() {
        return world.clock();
    }

    @Override
    public Spawner spawner() {
        return world.spawner();
    }

    @Override
    public boolean tryProceed() {
        if (!hasBudget) {
            waker.wake();
        }
        return hasBudget;
    }
}
