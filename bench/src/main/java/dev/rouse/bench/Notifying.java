package dev.rouse.bench;

import dev.rouse.Executor;
import dev.rouse.bench.workload.CountNotifications;
import dev.rouse.sync.Notify;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * The measuring thread notifies without a pause until its notifications have arrived so many times.
 *
 * <p>With as many busy threads as cores this has two stable states: the workers stay awake, or each
 * notification wakes one that has just gone to sleep. They may be more than ten times apart, so
 * these figures say something about themselves at most.
 */
public class Notifying extends TwoWorkers {

    static final int ARRIVALS = 500;
    static final int FEW = 10;
    static final int MANY = 200;

    private final Waiters few = new Waiters(executor, FEW);
    private final Waiters many = new Waiters(executor, MANY);

    @OperationsPerInvocation(ARRIVALS)
    @Benchmark
    public int notify_one_10() {
        return few.notifyOneUntilArrived();
    }

    @OperationsPerInvocation(ARRIVALS)
    @Benchmark
    public int notify_one_200() {
        return many.notifyOneUntilArrived();
    }

    @OperationsPerInvocation(ARRIVALS)
    @Benchmark
    public int notify_waiters_10() {
        return few.notifyWaitersUntilArrived();
    }

    @OperationsPerInvocation(ARRIVALS)
    @Benchmark
    public int notify_waiters_200() {
        return many.notifyWaitersUntilArrived();
    }

    /** Tasks that wait at one place, until the executor is closed. */
    private static final class Waiters {

        private final Notify notify = Notify.create();
        private final AtomicInteger arrivals = new AtomicInteger();

        Waiters(Executor executor, int tasks) {
            for (int i = 0; i < tasks; i++) {
                executor.spawn(new CountNotifications(notify, arrivals)).drop();
            }
        }

        int notifyOneUntilArrived() {
            arrivals.set(0);
            do {
                notify.notifyOne();
            } while (arrivals.get() < ARRIVALS);
            return arrivals.get();
        }

        int notifyWaitersUntilArrived() {
            arrivals.set(0);
            do {
                notify.notifyWaiters();
            } while (arrivals.get() < ARRIVALS);
            return arrivals.get();
        }
    }
}
