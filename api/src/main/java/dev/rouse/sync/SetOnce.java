package dev.rouse.sync;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.sync.SetOnceCell;
import org.jspecify.annotations.Nullable;

/**
 * A value that is set once and that any number of tasks wait for.
 *
 * <pre>{@code
 * SetOnce<String> address = SetOnce.create();
 * Future<String> ready = address.whenSet();
 * address.set("localhost:8080"); // ready, also for those who ask later
 * }</pre>
 *
 * <p><b>Cancel safety.</b> A future of {@link #whenSet} can be dropped and made again at any time.
 *
 * <p><b>Order.</b> Those who wait are woken in the order of their first polls, on the thread that
 * sets. What was written before the value was set is seen by those who get it. Getting it spends a
 * unit of the poll's budget.
 *
 * <p><b>Threads.</b> All methods from any thread; none blocks. A waker that throws is reported to
 * the uncaught exception handler of the thread and harms nobody.
 *
 * @param <T> the type of the value
 */
public interface SetOnce<T extends @Nullable Object> {

    /**
     * Makes one without a value.
     *
     * @param <T> the type of the value
     * @return the place for the value
     */
    static <T extends @Nullable Object> SetOnce<T> create() {
        return new SetOnceCell<>();
    }

    /**
     * Sets the value and wakes those who wait, unless there is one already.
     *
     * @param value the value; may be {@code null}
     * @return false if there was a value, which stays
     */
    boolean set(T value);

    /**
     * Gives the value if it is there.
     *
     * @return the value; or {@link Poll#pending}. Allocates nothing
     */
    Poll<T> get();

    /**
     * Tells whether there is a value.
     *
     * @return true from then on
     */
    boolean isSet();

    /**
     * Waits for the value.
     *
     * @return a future of the value; it never fails
     */
    Future<T> whenSet();
}
