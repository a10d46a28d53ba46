package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.sync.Permit;
import dev.rouse.sync.Semaphore;

/** Takes a permit and gives it back, a number of times. Its value is how often. */
public final class TakePermits extends Repeat<Permit> {

    private final Semaphore semaphore;

    /**
     * Makes the future.
     *
     * @param semaphore whose permits
     * @param times how often
     */
    public TakePermits(Semaphore semaphore, int times) {
        super(times);
        this.semaphore = semaphore;
    }

    @Override
    Future<Permit> await(int turn, Context cx) {
        return semaphore.acquire();
    }

    @Override
    int take(Permit permit) {
        permit.close();
        return 1;
    }
}
