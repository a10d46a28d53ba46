package dev.rouse.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.sync.MutexCell;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that one task at a time may use, also across awaits.
 *
 * <pre>{@code
 * Mutex<Integer> counter = Mutex.create(0);
 * try (MutexGuard<Integer> guard = await(counter.lock())) {
 *     guard.set(await(next(guard.get())));
 * }
 * }</pre>
 *
 * <p>Code that does not await while it holds the value needs no {@code Mutex}; a plain lock is
 * cheaper and cannot be held by a task that nobody polls.
 *
 * <p><b>Fair.</b> The lock goes to those who wait in the order of their first polls, and cannot be
 * taken past them. Getting it spends a unit of the poll's budget.
 *
 * <p><b>Cancel safety.</b> Dropping a future of {@link #lock} gives up its place in the line; if it
 * had got the lock by then, the next one gets it.
 *
 * <p><b>Futurelock.</b> A lock that was given to a future which nobody polls any more stays locked:
 * the loser of a race that was kept without being polled or dropped, for example. Started with
 * {@code -Drouse.debug=true}, the JVM logs a warning to the {@link System.Logger} {@code
 * dev.rouse.sync} when somebody waits for a lock, a permit or a place in a channel that was granted
 * more than five seconds ago and not fetched; within five more seconds if nobody is polled. The
 * warning names the lock and the waker of the task that got it.
 *
 * <p><b>Threads.</b> All methods from any thread; {@link #blockingLock} alone blocks. What one
 * holder wrote is seen by the next. There is no poisoning: a holder that fails leaves the value as
 * it is. A waker that throws is reported to the uncaught exception handler of the thread.
 * <b>Memory.</b> Who waits costs one object, which is the future and the guard too; the JIT can do
 * without one of {@link #tryLock} that is closed in the same method.
 *
 * @param <T> the type of the value
 */
public interface Mutex<T extends @Nullable Object> {

    /**
     * Makes an unlocked mutex.
     *
     * @param value what it guards; may be {@code null}
     * @param <T> the type of the value
     * @return the mutex
     */
    static <T extends @Nullable Object> Mutex<T> create(T value) {
        return MutexCell.create(value);
    }

    /**
     * Locks, waiting for those who were there before.
     *
     * @return a future of the guard, which must be closed to unlock
     */
    Future<MutexGuard<T>> lock();

    /**
     * Locks, waiting on the calling thread, which must not run tasks. Interrupts do not end the
     * wait; the interrupt status is kept.
     *
     * @return the guard, which must be closed
     */
    MutexGuard<T> blockingLock();

    /**
     * Locks if nobody holds the lock or waits for it.
     *
     * @return the guard, or {@code null}
     */
    @Nullable MutexGuard<T> tryLock();

    /**
     * Replaces the value if nobody holds the lock or waits for it. Allocates nothing by itself.
     *
     * @param update computes the new value while the lock is held; what it throws is passed on, and
     *     the value stays
     * @return whether it was replaced; if not, {@code update} was not called
     * @throws NullPointerException if {@code update} is null
     */
    boolean tryUpdate(UnaryOperator<T> update);

    /**
     * Locks, applies a function to the value, and unlocks, all in the poll that gets the lock.
     *
     * @param function what to do with the value; what it throws fails the future, after unlocking
     * @param <R> the type of the result
     * @return a future of the function's result; dropping it before it is ready drops the lock's
     *     future
     * @throws NullPointerException if {@code function} is null
     */
    default <R extends @Nullable Object> Future<R> withLock(
            ThrowingFunction<? super T, ? extends R> function) {
        requireNonNull(function, "function");
        return lock().map(
                        guard -> {
                            try (guard) {
                                return function.apply(guard.get());
                            }
                        });
    }

    /**
     * Tells whether somebody holds the lock just now.
     *
     * @return true if {@link #tryLock} would answer null
     */
    boolean isLocked();
}
