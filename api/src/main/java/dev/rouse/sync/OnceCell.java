package dev.rouse.sync;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.sync.OnceCellImpl;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made once, by the first who asks, while the others wait for it.
 *
 * <pre>{@code
 * OnceCell<String> token = OnceCell.create();
 * Future<String> first = token.getOrInit(() -> login);
 * Future<String> second = token.getOrInit(() -> login); // waits for the first
 * }</pre>
 *
 * <p><b>One at a time.</b> Of those who ask, the first to be polled makes the value. If it fails,
 * or is dropped before it is done, the next in line makes it with its own supplier; the failure is
 * its own and no other's. Those who wait do so in the order of their first polls.
 *
 * <p><b>Cancel safety.</b> Dropping a future gives up its place in the line, and the making of the
 * value if that had begun.
 *
 * <p><b>Futurelock.</b> One that makes the value and is not polled any more holds up the others.
 *
 * <p><b>Threads.</b> All methods from any thread; none blocks. Suppliers, and the futures that they
 * give, run in the polls of those who asked. What was written before the value was made is seen by
 * those who get it. One that asks for the cell's value while it makes it waits for itself for ever.
 *
 * @param <T> the type of the value
 */
public interface OnceCell<T extends @Nullable Object> {

    /** What an attempt to set the value came to. */
    enum TrySet {
        /** The value is in the cell. */
        SET,
        /** There was a value before. */
        INITIALIZED,
        /** Somebody makes a value just now. */
        INITIALIZING
    }

    /**
     * Makes a cell without a value.
     *
     * @param <T> the type of the value
     * @return the cell
     */
    static <T extends @Nullable Object> OnceCell<T> create() {
        return new OnceCellImpl<>();
    }

    /**
     * Makes a cell that has its value.
     *
     * @param value the value; may be {@code null}
     * @param <T> the type of the value
     * @return the cell
     */
    static <T extends @Nullable Object> OnceCell<T> of(T value) {
        OnceCell<T> cell = create();
        cell.set(value);
        return cell;
    }

    /**
     * Gives the value, making it if there is none.
     *
     * @param supplier gives the future that makes the value; called once at most. It fails the
     *     future with what it throws
     * @return a future of the value; it fails as the future of {@code supplier} does
     * @throws NullPointerException if {@code supplier} is null
     */
    Future<T> getOrInit(ThrowingSupplier<? extends Future<? extends T>> supplier);

    /**
     * Sets the value, unless there is one or somebody makes one.
     *
     * @param value the value; may be {@code null}
     * @return whether it was set, and if not why
     */
    TrySet set(T value);

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
    boolean isInitialized();
}
