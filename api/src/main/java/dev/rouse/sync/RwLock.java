package dev.rouse.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.sync.RwLockCell;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that many tasks may read at a time or one may write, also across awaits.
 *
 * <pre>{@code
 * RwLock<Integer> total = RwLock.create(0);
 * try (WriteGuard<Integer> guard = await(total.write())) {
 *     guard.set(await(next(guard.get())));
 * }
 * }</pre>
 *
 * <p><b>Fair, and writers first.</b> The lock goes to those who wait in the order of their first
 * polls. A writer that waits holds back the readers that come after it, so writers are not starved;
 * a task that already reads and asks to read again waits for ever behind such a writer. Getting the
 * lock spends a unit of the poll's budget.
 *
 * <p><b>Cancel safety.</b> Dropping a future of {@link #read} or {@link #write} gives up its place
 * in the line; what it had got by then goes to the next ones.
 *
 * <p><b>Futurelock.</b> As for a {@link Mutex}: a lock that was given to a future which nobody
 * polls any more stays locked, and {@code -Drouse.debug=true} finds it.
 *
 * <p><b>Threads.</b> All methods from any thread; only {@link #blockingRead} and {@link
 * #blockingWrite} block. What a writer wrote is seen by those who read or write after it. There is
 * no poisoning: a holder that fails leaves the value as it is. A waker that throws is reported to
 * the uncaught exception handler of the thread.
 *
 * @param <T> the type of the value; what readers share must not be changed in place
 */
public interface RwLock<T extends @Nullable Object> {

    /** How many may read at a time, unless {@link #withMaxReaders} says less. */
    int MAX_READERS = Integer.MAX_VALUE >> 3;

    /**
     * Makes an unlocked lock.
     *
     * @param value what it guards; may be {@code null}
     * @param <T> the type of the value
     * @return the lock
     */
    static <T extends @Nullable Object> RwLock<T> create(T value) {
        return RwLockCell.create(value, MAX_READERS);
    }

    /**
     * Makes an unlocked lock for so many readers; the next ones wait.
     *
     * @param value what it guards; may be {@code null}
     * @param maxReaders how many may read at a time
     * @param <T> the type of the value
     * @return the lock
     * @throws IllegalArgumentException if {@code maxReaders} is less than one or more than {@link
     *     #MAX_READERS}
     */
    static <T extends @Nullable Object> RwLock<T> withMaxReaders(T value, int maxReaders) {
        return RwLockCell.create(value, maxReaders);
    }

    /**
     * Locks for reading, waiting for writers that hold the lock or were there before.
     *
     * @return a future of the guard, which must be closed
     */
    Future<ReadGuard<T>> read();

    /**
     * Locks for writing, waiting for all who were there before.
     *
     * @return a future of the guard, which must be closed
     */
    Future<WriteGuard<T>> write();

    /**
     * Locks for reading, waiting on the calling thread, which must not run tasks. Interrupts do not
     * end the wait; the interrupt status is kept.
     *
     * @return the guard, which must be closed
     */
    ReadGuard<T> blockingRead();

    /**
     * Locks for writing, waiting on the calling thread, which must not run tasks. Interrupts do not
     * end the wait; the interrupt status is kept.
     *
     * @return the guard, which must be closed
     */
    WriteGuard<T> blockingWrite();

    /**
     * Locks for reading if nobody writes or waits, and there are not too many readers.
     *
     * @return the guard, or {@code null}
     */
    @Nullable ReadGuard<T> tryRead();

    /**
     * Locks for writing if nobody reads, writes or waits.
     *
     * @return the guard, or {@code null}
     */
    @Nullable WriteGuard<T> tryWrite();

    /**
     * Shows the value if {@link #tryRead} would lock. Allocates nothing by itself.
     *
     * @param reader gets the value while the lock is held; what it throws is passed on
     * @return whether it was shown; if not, {@code reader} was not called
     * @throws NullPointerException if {@code reader} is null
     */
    boolean tryInspect(Consumer<? super T> reader);

    /**
     * Replaces the value if {@link #tryWrite} would lock. Allocates nothing by itself.
     *
     * @param update computes the new value while the lock is held; what it throws is passed on, and
     *     the value stays
     * @return whether it was replaced; if not, {@code update} was not called
     * @throws NullPointerException if {@code update} is null
     */
    boolean tryUpdate(UnaryOperator<T> update);

    /**
     * Locks for reading, applies a function to the value, and unlocks, all in the poll that gets
     * the lock.
     *
     * @param function what to do with the value; what it throws fails the future, after unlocking
     * @param <R> the type of the result
     * @return a future of the function's result
     * @throws NullPointerException if {@code function} is null
     */
    default <R extends @Nullable Object> Future<R> withRead(
            ThrowingFunction<? super T, ? extends R> function) {
        requireNonNull(function, "function");
        return read().map(
                        guard -> {
                            try (guard) {
                                return function.apply(guard.get());
                            }
                        });
    }
}
