package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Indexed;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingConsumer;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingPredicate;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.Rethrow;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Functions, some with a state, that make one operation of {@link Stream} out of another. Each is
 * for one stream: it is called by one thread at a time, in order.
 */
public final class Callbacks {

    private Callbacks() {}

    /**
     * Behind {@link Stream#inspect}.
     *
     * @param action what sees the item
     * @param <T> the type of the item
     * @return gives the same item
     */
    public static <T extends @Nullable Object> ThrowingFunction<T, T> inspecting(
            ThrowingConsumer<? super T> action) {
        requireNonNull(action, "action");
        return item -> {
            action.accept(item);
            return item;
        };
    }

    /**
     * Behind {@link Stream#forEach}.
     *
     * @param action what sees the item
     * @param <T> the type of the item
     * @return gives null
     */
    public static <T extends @Nullable Object>
            ThrowingBiFunction<@Nullable Void, T, @Nullable Void> consuming(
                    ThrowingConsumer<? super T> action) {
        requireNonNull(action, "action");
        return (nothing, item) -> {
            action.accept(item);
            return null;
        };
    }

    /**
     * Behind {@link Stream#enumerate}.
     *
     * @param <T> the type of the items
     * @return counts its calls
     */
    public static <T extends @Nullable Object> ThrowingFunction<T, Indexed<T>> enumerating() {
        return new ThrowingFunction<>() {
            private long next;

            @Override
            public Indexed<T> apply(T item) {
                return new Indexed<>(next++, item);
            }
        };
    }

    /**
     * Behind {@link Stream#scan}.
     *
     * @param initial the value before the first item
     * @param function makes the value after an item
     * @param <T> the type of the items
     * @param <R> the type of the value
     * @return keeps the value
     */
    public static <T extends @Nullable Object, R extends @Nullable Object>
            ThrowingFunction<T, R> scanning(
                    R initial, ThrowingBiFunction<? super R, ? super T, ? extends R> function) {
        requireNonNull(function, "function");
        return new ThrowingFunction<>() {
            private R value = initial;

            @Override
            public R apply(T item) throws Exception {
                value = function.apply(value, item);
                return value;
            }
        };
    }

    /**
     * Behind {@link Stream#filterThen}: an item or its absence, since an item may be null.
     *
     * @param predicate makes a future of whether to keep an item
     * @param <T> the type of the items
     * @return makes a future of the item, or of done if it is not kept
     */
    public static <T extends @Nullable Object> ThrowingFunction<T, Future<Next<T>>> keepingIf(
            ThrowingFunction<? super T, ? extends Future<Boolean>> predicate) {
        requireNonNull(predicate, "predicate");
        return item ->
                Owner.madeBy("filterThen()", predicate.apply(item))
                        .map(keep -> keep ? PollNext.item(item) : PollNext.done());
    }

    /**
     * Behind {@link Stream#skip}.
     *
     * @param count how many to leave out
     * @param <T> the type of the items
     * @return is false for the first ones
     */
    public static <T extends @Nullable Object> ThrowingPredicate<T> afterTheFirst(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("skip(" + count + "): a count is not negative");
        }
        return new ThrowingPredicate<>() {
            private long left = count;

            @Override
            public boolean test(T item) {
                if (left == 0) {
                    return true;
                }
                left--;
                return false;
            }
        };
    }

    /**
     * Behind {@link Stream#skipWhile}.
     *
     * @param predicate tells whether to leave an item out
     * @param <T> the type of the items
     * @return is false for the first ones
     */
    public static <T extends @Nullable Object> ThrowingPredicate<T> afterTheLast(
            ThrowingPredicate<? super T> predicate) {
        requireNonNull(predicate, "predicate");
        return new ThrowingPredicate<>() {
            private boolean over;

            @Override
            public boolean test(T item) throws Exception {
                over = over || !predicate.test(item);
                return over;
            }
        };
    }

    /**
     * Behind {@link Stream#forEachThen} and {@link Stream#forEachConcurrent}.
     *
     * @param function makes a future
     * @param <T> the type of the items
     * @return makes the same future, of any type
     */
    public static <T extends @Nullable Object>
            ThrowingFunction<T, Future<? extends @Nullable Object>> ignoringValue(
                    ThrowingFunction<? super T, ? extends Future<?>> function) {
        requireNonNull(function, "function");
        return function::apply;
    }

    /**
     * Behind {@link Stream#timeout}.
     *
     * @param patience how long was waited
     * @param <T> the type of the items
     * @return throws
     */
    public static <T extends @Nullable Object> ThrowingSupplier<T> timingOut(Duration patience) {
        return () -> {
            throw new TimeoutException("the stream gave nothing for " + patience);
        };
    }

    /**
     * Behind {@link Stream#mapError}.
     *
     * @param function makes an exception from another one
     * @param <T> the type of the items
     * @return throws what {@code function} makes
     */
    public static <T extends @Nullable Object> ThrowingFunction<Throwable, Stream<T>> failingWith(
            ThrowingFunction<? super Throwable, ? extends Throwable> function) {
        requireNonNull(function, "function");
        return failure -> {
            throw Rethrow.unchecked(Owner.madeBy("mapError()", function.apply(failure)));
        };
    }

    /**
     * Behind {@link Stream#inspectError}.
     *
     * @param action what sees the exception
     * @param <T> the type of the items
     * @return throws the same exception
     */
    public static <T extends @Nullable Object>
            ThrowingFunction<Throwable, Stream<T>> inspectingError(
                    ThrowingConsumer<? super Throwable> action) {
        requireNonNull(action, "action");
        return failure -> {
            try {
                action.accept(failure);
            } catch (Throwable second) {
                Drops.suppress(failure, second);
            }
            throw Rethrow.unchecked(failure);
        };
    }
}
