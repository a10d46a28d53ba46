package dev.rouse;

import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.Failed;
import dev.rouse.internal.future.Lazy;
import dev.rouse.internal.future.PendingForever;
import dev.rouse.internal.future.PollFn;
import dev.rouse.internal.future.Ready;
import dev.rouse.internal.future.YieldNow;
import org.jspecify.annotations.Nullable;

/**
 * Makes futures from values, callbacks and nothing at all.
 *
 * <p>Everything here is lazy: the callbacks run inside polls, on the thread that polls. All
 * returned futures may be dropped at any point without losing anything, unless stated otherwise.
 */
public final class Futures {

    private Futures() {}

    /**
     * Makes a future that is ready at its first poll.
     *
     * @param value the value; may be {@code null}
     * @param <T> the type of the value
     * @return the future
     */
    public static <T extends @Nullable Object> Future<T> ready(T value) {
        return new Ready<>(value);
    }

    /**
     * Makes a future that fails at its first poll.
     *
     * @param failure what that poll throws: this object
     * @param <T> the type of the value that never comes
     * @return the future
     * @throws NullPointerException if {@code failure} is null
     */
    public static <T extends @Nullable Object> Future<T> failed(Throwable failure) {
        return new Failed<>(failure);
    }

    /**
     * Makes a future that never ends by itself and never wakes anybody.
     *
     * @param <T> the type of the value that never comes
     * @return the future
     */
    public static <T extends @Nullable Object> Future<T> pending() {
        return new PendingForever<>();
    }

    /**
     * Makes a future whose {@code poll} is the given function.
     *
     * @param poll called at every poll, with the rules of {@link Future#poll}; not called again
     *     after it has answered {@link Poll.Ready} or thrown
     * @param <T> the type of the value
     * @return the future
     * @throws NullPointerException if {@code poll} is null
     */
    public static <T extends @Nullable Object> Future<T> pollFn(
            ThrowingFunction<? super Context, ? extends Poll<T>> poll) {
        return new PollFn<>(poll);
    }

    /**
     * Makes a future of what {@code supplier} gives at the first poll.
     *
     * @param supplier called once, inside the first poll, or never if the future is dropped before;
     *     it must not block
     * @param <T> the type of the value
     * @return the future
     * @throws NullPointerException if {@code supplier} is null
     */
    public static <T extends @Nullable Object> Future<T> lazy(
            ThrowingSupplier<? extends T> supplier) {
        return new Lazy<>(supplier);
    }

    /**
     * Makes a future that lets other tasks run: its first poll wakes its own task and answers
     * pending, its second is ready.
     *
     * @return the future
     */
    public static Future<@Nullable Void> yieldNow() {
        return new YieldNow();
    }
}
