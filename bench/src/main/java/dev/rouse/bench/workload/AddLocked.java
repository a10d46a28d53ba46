package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;

/** Locks, adds one, and unlocks, a number of times. Its value is how often. */
public final class AddLocked extends Repeat<MutexGuard<Integer>> {

    private final Mutex<Integer> counter;

    /**
     * Makes the future.
     *
     * @param counter what to add to
     * @param times how often
     */
    public AddLocked(Mutex<Integer> counter, int times) {
        super(times);
        this.counter = counter;
    }

    @Override
    Future<MutexGuard<Integer>> await(int turn, Context cx) {
        return counter.lock();
    }

    @Override
    int take(MutexGuard<Integer> guard) {
        guard.set(guard.get() + 1);
        guard.close();
        return 1;
    }
}
