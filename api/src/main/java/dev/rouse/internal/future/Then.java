package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#then}: what the function answers is the future to go on with.
 *
 * @param <T> the type of the first future's value
 * @param <R> the type of the second one's
 */
public final class Then<T extends @Nullable Object, R extends @Nullable Object> extends Link<R> {

    /**
     * Takes ownership of {@code first}.
     *
     * @param first the future to begin with
     * @param next makes the one to go on with
     */
    public Then(Future<T> first, ThrowingFunction<? super T, ? extends Future<? extends R>> next) {
        super(requireNonNull(first, "first"), requireNonNull(next, "next"));
    }

    /** Takes over the chain {@code below}, whose value is the first. */
    Then(Link<T> below, ThrowingFunction<? super T, ? extends Future<? extends R>> next) {
        super(below, requireNonNull(next, "next"));
    }
}
