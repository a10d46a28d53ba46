package dev.rouse.bench;

import dev.rouse.bench.workload.AddLocked;
import dev.rouse.bench.workload.AwaitSpawned;
import dev.rouse.bench.workload.TakePermits;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Semaphore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Permits and locks that are taken and given back. */
public class Locks extends TwoWorkers {

    static final int TAKERS = 6;
    static final int ENOUGH = 10;
    static final int TOO_FEW = 5;
    static final int LOCKERS = 4;
    static final int LOCKS_EACH = 1_000;
    static final int LOCKS = LOCKERS * LOCKS_EACH;

    private final Semaphore enough = Semaphore.create(ENOUGH);
    private final Semaphore tooFew = Semaphore.create(TOO_FEW);

    /** One after the other, by the future that the measuring thread blocks on. */
    @OperationsPerInvocation(TAKERS)
    @Benchmark
    public int sem_uncontended() throws Exception {
        return executor.blockOn(new TakePermits(enough, TAKERS));
    }

    /** Each in a task of its own, with one permit less than there are tasks. */
    @OperationsPerInvocation(TAKERS)
    @Benchmark
    public int sem_contended_multi() throws Exception {
        return executor.blockOn(new AwaitSpawned(TAKERS, () -> new TakePermits(tooFew, 1)));
    }

    /** Four tasks add to one counter. */
    @OperationsPerInvocation(LOCKS)
    @Benchmark
    public int mutex_contended() throws Exception {
        Mutex<Integer> counter = Mutex.create(0);
        executor.blockOn(new AwaitSpawned(LOCKERS, () -> new AddLocked(counter, LOCKS_EACH)));
        return executor.blockOn(counter.withLock(sum -> sum));
    }
}
