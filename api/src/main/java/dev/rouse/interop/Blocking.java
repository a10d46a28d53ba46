package dev.rouse.interop;

import dev.rouse.Future;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.blocking.Job;
import dev.rouse.internal.blocking.PoolSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that blocks or computes for long away from the threads that poll tasks.
 *
 * <pre>{@code
 * Future<Integer> lines =
 *         Blocking.run(() -> Files.readAllLines(file)) // on a thread of the pool
 *                 .map(List::size); // on the executor again
 * }</pre>
 *
 * <p>Nothing happens until the future is polled. Its first poll hands the work to the {@linkplain
 * dev.rouse.Spawner#blocking() pool of the executor} that polls it, and there it stays, even if the
 * future moves to another executor later. To choose the pool, use {@link BlockingPool#run}.
 *
 * <p><b>Cancel safety.</b> Dropping the future before the work has started cancels the work: it
 * never runs, and what it captured is let go at once. Work that has started cannot be taken back.
 * After {@link #run} it runs to its end, after {@link #runInterruptibly} its thread is interrupted;
 * either way its value is discarded, so work that opens something which must be closed should not
 * be dropped halfway. What discarded work throws goes to the uncaught handler of the pool, and so
 * does a failure that was there already and is dropped untaken.
 *
 * <p><b>Failure.</b> What the work throws fails the future, the same object. If the work cannot
 * run, the future fails with a {@link java.util.concurrent.CancellationException} because the pool
 * was closed, or with a {@link java.util.concurrent.RejectedExecutionException} because no thread
 * could be started; the message says so.
 *
 * <p><b>Threads, fairness.</b> The work runs on a thread of the pool, in the order of first polls
 * if all are busy, and the value is handed out in a poll, which spends a unit of its budget. What
 * the poller wrote is seen by the work, and what the work wrote by those who get its value.
 */
public final class Blocking {

    private static final PoolSource OF_EXECUTOR =
            cx ->
                    Objects.requireNonNull(
                                    cx.spawner().blocking(),
                                    "Spawner.blocking() answered null instead of a pool")
                            .pool();

    private Blocking() {}

    /**
     * Makes a future of what {@code work} gives on a thread where it may block.
     *
     * @param work called at most once; it is never interrupted
     * @param <T> the type of the value
     * @return the future
     * @throws NullPointerException if {@code work} is null
     */
    public static <T extends @Nullable Object> Future<T> run(ThrowingSupplier<? extends T> work) {
        return new Job<>(work, OF_EXECUTOR, false);
    }

    /**
     * As {@link #run}, but dropping the future while the work runs interrupts its thread.
     *
     * <p>The interrupt hits this work and no other: the thread is not given to anybody else before
     * the interrupt has arrived, and its status is cleared in between. An {@link
     * InterruptedException} or {@link java.nio.channels.ClosedByInterruptException} which the work
     * throws after that drop is what was asked for, and is discarded; other failures go to the
     * uncaught handler.
     *
     * @param work called at most once; it should end soon after an interrupt
     * @param <T> the type of the value
     * @return the future
     * @throws NullPointerException if {@code work} is null
     */
    public static <T extends @Nullable Object> Future<T> runInterruptibly(
            ThrowingSupplier<? extends T> work) {
        return new Job<>(work, OF_EXECUTOR, true);
    }
}
