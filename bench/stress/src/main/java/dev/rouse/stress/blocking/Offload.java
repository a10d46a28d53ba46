package dev.rouse.stress.blocking;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.interop.BlockingPool;
import dev.rouse.stress.PollContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What races need of one job and its thread; the real one and the twins' offer it. */
interface Offload {

    /** Polls the future: the value, or null for pending. */
    @Nullable Integer poll(Waker waker);

    void drop();

    /** Whether the drop came before the begin. */
    boolean isCancelled();

    /** What the thread of the pool does, from its first job until it would end. */
    void runThread();

    /** Whether an interrupt has hit the thread and nobody has taken note of it. */
    boolean isInterruptLeft();

    /** How many failures were reported to the uncaught handler. */
    int reports();

    /** The job that the library ships, on a pool whose only thread is the caller's. */
    static Offload real(ThrowingSupplier<Integer> work, boolean interruptible) {
        AtomicInteger reports = new AtomicInteger();
        Runnable[] thread = new Runnable[1];
        BlockingPool pool =
                BlockingPool.builder()
                        .maxThreads(1)
                        .keepAlive(Duration.ZERO)
                        .threadFactory(
                                run -> {
                                    thread[0] = run;
                                    return NeverStarted.INSTANCE;
                                })
                        .uncaughtHandler((on, failure) -> reports.incrementAndGet())
                        .build();
        Future<Integer> future = interruptible ? pool.runInterruptibly(work) : pool.run(work);
        return new Offload() {
            @Override
            public @Nullable Integer poll(Waker waker) {
                try {
                    return future.poll(new PollContext(waker)) instanceof Poll.Ready<Integer> ready
                            ? ready.value()
                            : null;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void drop() {
                future.drop();
            }

            @Override
            public boolean isCancelled() {
                return future.toString().contains("CANCELLED");
            }

            @Override
            public void runThread() {
                thread[0].run();
            }

            @Override
            public boolean isInterruptLeft() {
                return Thread.interrupted();
            }

            @Override
            public int reports() {
                return reports.get();
            }
        };
    }

    /** What the pool takes for its thread. */
    final class NeverStarted extends Thread {
        static final NeverStarted INSTANCE = new NeverStarted();

        @Override
        public void start() {}
    }
}
