package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * One of several handles of one future: each of them gives the same value. {@link Future#shared}
 * makes the first, {@link #share} the others.
 *
 * <p><b>Progress.</b> Any handle that is polled moves the future on, and all handles that wait are
 * woken when it can move on. So it does not matter whether the handle that was polled last is
 * dropped, or is never polled again: whoever comes next takes over.
 *
 * <p><b>Value.</b> Every handle gives the same object, or throws the same exception object. It is
 * kept until the last handle has ended.
 *
 * <p><b>Cancel safety.</b> Dropping a handle loses nothing for the others. Dropping the last one
 * drops the future, on that thread.
 *
 * <p><b>Threads.</b> Handles may be polled by different tasks on different threads; the future
 * inside is polled by one at a time, each seeing what the ones before it did. A single handle has
 * one owner like every future; {@link #share}, {@link #peek} and {@link #downgrade} of a handle
 * that nobody polls or drops meanwhile may be called from any thread. A waker that throws is
 * reported to the uncaught exception handler of the thread that wakes, and harms no other handle.
 *
 * <p><b>Memory.</b> A handle that has ended or was dropped is forgotten at once, in constant time,
 * so that a future that never ends, such as the signal to shut down, may be shared any number of
 * times. Waiting allocates nothing beside the handle.
 *
 * @param <T> the type of the value
 */
public interface Shared<T extends @Nullable Object> extends Future<T> {

    /**
     * Makes another handle of the same future.
     *
     * @return a handle with an owner of its own
     * @throws IllegalStateException if this handle has ended; share before the last poll
     */
    Shared<T> share();

    /**
     * Looks at the value without polling.
     *
     * @return the value if it is there; {@link Poll.Pending} if not, also after a failure and after
     *     this handle's end
     */
    Poll<T> peek();

    /**
     * Counts the handles that have neither ended nor been dropped. By the time it is read the
     * number may be another.
     *
     * @return how many there are
     */
    int handles();

    /**
     * Tells whether {@code other} is a handle of the same future.
     *
     * @param other any handle
     * @return true if both are, and neither has ended
     */
    boolean sharesWith(Shared<?> other);

    /**
     * Makes a reference that does not keep the future alive.
     *
     * @return a way back to a handle, as long as there is another one
     * @throws IllegalStateException if this handle has ended
     */
    WeakShared<T> downgrade();
}
