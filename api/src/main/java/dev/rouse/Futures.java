package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingFunction3;
import dev.rouse.function.ThrowingFunction4;
import dev.rouse.function.ThrowingFunction5;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.Failed;
import dev.rouse.internal.future.JoinAll;
import dev.rouse.internal.future.Lazy;
import dev.rouse.internal.future.PendingForever;
import dev.rouse.internal.future.PollFn;
import dev.rouse.internal.future.Ready;
import dev.rouse.internal.future.Select;
import dev.rouse.internal.future.YieldNow;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes futures from values, callbacks and nothing at all, and one future of several.
 *
 * <p>Everything here is lazy: the callbacks run inside polls, on the thread that polls. All
 * returned futures may be dropped at any point without losing anything, unless stated otherwise.
 *
 * <p><b>Several futures</b> run concurrently on one task; spawn them to use several threads.
 * Dropping the result drops all that have not ended. Whenever one of them fails and that ends the
 * result, the others are dropped, and what they throw is added to the failure as suppressed. To go
 * on in spite of failures make them values with {@link Future#catching}; to keep the others, lend
 * them with {@link Future#borrow}.
 *
 * <p><b>Fairness.</b> Up to 32 futures are all polled at each wake, beginning one further each
 * time. Of more, only those that were woken are polled, in the order of their wakes, and when the
 * budget of the task is used up the others come first in the next poll.
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

    /**
     * Reads the clock by which {@code sleepUntil} and {@code timeoutAt} go.
     *
     * @return a future that is ready at its first poll, with {@link dev.rouse.time.Timer#nowNanos}
     *     of the executor that polls it; it fails with {@link UnsupportedOperationException} if
     *     that has no timer
     */
    public static Future<Long> nowNanos() {
        return new PollFn<>(cx -> Poll.ready(cx.timer().nowNanos()));
    }

    /**
     * Runs a future whose value is a future, and then that one.
     *
     * @param nested the outer future
     * @param <T> the type of the inner future's value
     * @return a future that ends as the inner one does
     * @throws NullPointerException if {@code nested} is null
     */
    public static <T extends @Nullable Object> Future<T> flatten(
            Future<? extends Future<? extends T>> nested) {
        return flattened(nested);
    }

    /** Gives the outer future's type a name. */
    private static <T extends @Nullable Object, F extends Future<? extends T>> Future<T> flattened(
            Future<F> nested) {
        return requireNonNull(nested, "nested").then(inner -> inner);
    }

    /**
     * Gives a future that may be missing.
     *
     * @param future the future, or {@code null}
     * @param <T> the type of the value
     * @return {@code future} itself, or one that is ready with {@code null} where there is none
     */
    public static <T> Future<@Nullable T> ofNullable(
            @Nullable Future<? extends @Nullable T> future) {
        if (future == null) {
            return new Ready<@Nullable T>(null);
        }
        @SuppressWarnings("unchecked") // a future only gives values out
        Future<@Nullable T> present = (Future<@Nullable T>) future;
        return present;
    }

    // ---- all ----

    /**
     * Runs two futures and combines their values; the same as {@link Future#join}.
     *
     * @param first one future
     * @param second the other
     * @param combiner what to do with the values
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <R> the type of the combined value
     * @return a future of the combined value; the first failure ends it
     * @throws NullPointerException if an argument is null
     */
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    R extends @Nullable Object>
            Future<R> join(
                    Future<A> first,
                    Future<B> second,
                    ThrowingBiFunction<? super A, ? super B, ? extends R> combiner) {
        return first.join(second, combiner);
    }

    /**
     * Runs three futures and combines their values.
     *
     * @param first the first future
     * @param second the second future
     * @param third the third future
     * @param combiner what to do with the values
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <C> the type of the third value
     * @param <R> the type of the combined value
     * @return a future of the combined value; the first failure ends it
     * @throws NullPointerException if an argument is null
     */
    @SuppressWarnings("unchecked") // each value is of the type of its future
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            Future<R> join(
                    Future<A> first,
                    Future<B> second,
                    Future<C> third,
                    ThrowingFunction3<? super A, ? super B, ? super C, ? extends R> combiner) {
        requireNonNull(combiner, "combiner");
        return new JoinAll<>(
                Arrays.asList(first, second, third),
                v -> combiner.apply((A) v[0], (B) v[1], (C) v[2]));
    }

    /**
     * Runs four futures and combines their values.
     *
     * @param first the first future
     * @param second the second future
     * @param third the third future
     * @param fourth the fourth future
     * @param combiner what to do with the values
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <C> the type of the third value
     * @param <D> the type of the fourth value
     * @param <R> the type of the combined value
     * @return a future of the combined value; the first failure ends it
     * @throws NullPointerException if an argument is null
     */
    @SuppressWarnings("unchecked") // each value is of the type of its future
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    R extends @Nullable Object>
            Future<R> join(
                    Future<A> first,
                    Future<B> second,
                    Future<C> third,
                    Future<D> fourth,
                    ThrowingFunction4<? super A, ? super B, ? super C, ? super D, ? extends R>
                            combiner) {
        requireNonNull(combiner, "combiner");
        return new JoinAll<>(
                Arrays.asList(first, second, third, fourth),
                v -> combiner.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3]));
    }

    /**
     * Runs five futures and combines their values.
     *
     * @param first the first future
     * @param second the second future
     * @param third the third future
     * @param fourth the fourth future
     * @param fifth the fifth future
     * @param combiner what to do with the values
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @param <C> the type of the third value
     * @param <D> the type of the fourth value
     * @param <E> the type of the fifth value
     * @param <R> the type of the combined value
     * @return a future of the combined value; the first failure ends it
     * @throws NullPointerException if an argument is null
     */
    @SuppressWarnings("unchecked") // each value is of the type of its future
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    R extends @Nullable Object>
            Future<R> join(
                    Future<A> first,
                    Future<B> second,
                    Future<C> third,
                    Future<D> fourth,
                    Future<E> fifth,
                    ThrowingFunction5<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? extends R>
                            combiner) {
        requireNonNull(combiner, "combiner");
        return new JoinAll<>(
                Arrays.asList(first, second, third, fourth, fifth),
                v -> combiner.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]));
    }

    /**
     * Runs all futures and lists their values.
     *
     * @param futures what to run; the collection is copied
     * @param <T> the type of the values
     * @return a future of the values in the order of the futures, in a list that cannot be changed;
     *     the first failure ends it. Without futures it is ready at once
     * @throws NullPointerException if {@code futures} or one of them is null
     */
    @SuppressWarnings("unchecked") // each value is of the type of its future
    public static <T extends @Nullable Object> Future<List<T>> joinAll(
            Collection<? extends Future<? extends T>> futures) {
        return new JoinAll<>(
                futures, v -> Collections.unmodifiableList((List<T>) Arrays.asList(v)));
    }

    // ---- the first ----

    /**
     * Waits for the first of two futures to be ready and gives its value and the other future.
     *
     * <p>Nothing is lost: the other future was not dropped and its value, if it has one, was not
     * taken. It is the caller's, to await later or to drop. If the first one to end fails, the
     * other one is dropped and the failure passed on. The first future is polled first in every
     * other poll; for selects in a loop see {@link PollOrder}.
     *
     * @param first one future
     * @param second the other
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @return a future of the value there is and the future that is left
     * @throws NullPointerException if an argument is null
     */
    public static <A extends @Nullable Object, B extends @Nullable Object>
            Future<Selected<A, B>> select(Future<A> first, Future<B> second) {
        return select(null, first, second, Futures::selected);
    }

    /**
     * As {@link #select(Future, Future)}, with a say in who is polled first.
     *
     * @param order asked at each poll
     * @param first one future
     * @param second the other
     * @param <A> the type of the first value
     * @param <B> the type of the second value
     * @return a future of the value there is and the future that is left
     * @throws NullPointerException if an argument is null
     */
    public static <A extends @Nullable Object, B extends @Nullable Object>
            Future<Selected<A, B>> select(PollOrder order, Future<A> first, Future<B> second) {
        return select(requireNonNull(order, "order"), first, second, Futures::selected);
    }

    private static <R extends @Nullable Object> Future<R> select(
            @Nullable PollOrder order, Future<?> first, Future<?> second, Select.Winner<R> winner) {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
        return new Select<>(order, List.of(first, second), false, winner);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the value is of the type of its future
    private static <A extends @Nullable Object, B extends @Nullable Object> Selected<A, B> selected(
            int index, @Nullable Object value, @Nullable Future<?>[] rest) {
        return index == 0
                ? new Selected.First<>((A) value, (Future<B>) requireNonNull(rest[1]))
                : new Selected.Second<>((B) value, (Future<A>) requireNonNull(rest[0]));
    }

    /**
     * Waits for the first of two futures with different types to end, and drops the other one. For
     * futures of the same type there is {@link Future#race}.
     *
     * @param left one future
     * @param right the other
     * @param <L> the type of the left value
     * @param <R> the type of the right value
     * @return a future of the value there is; it fails if the first end is a failure
     * @throws NullPointerException if an argument is null
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the value is of the type of its future
    public static <L extends @Nullable Object, R extends @Nullable Object>
            Future<Either<L, R>> either(Future<L> left, Future<R> right) {
        return select(
                null,
                requireNonNull(left, "left"),
                requireNonNull(right, "right"),
                (index, value, rest) -> {
                    Select.dropLosers(rest);
                    return index == 0
                            ? new Either.Left<>((L) value)
                            : new Either.Right<>((R) value);
                });
    }

    /**
     * Waits for the first future to be ready and gives its value and the others.
     *
     * <p>Nothing is lost, as for {@link #select(Future, Future)}; the first failure ends it.
     *
     * @param futures what to run, at least one; the collection is copied
     * @param <T> the type of the values
     * @return a future of the value there is and the futures that are left
     * @throws IllegalArgumentException if there are no futures
     * @throws NullPointerException if {@code futures} or one of them is null
     */
    public static <T extends @Nullable Object> Future<SelectedFrom<T>> selectAll(
            Collection<? extends Future<? extends T>> futures) {
        return new Select<>(null, futures, false, Futures::<T>selectedFrom);
    }

    /**
     * As {@link #selectAll(Collection)}, with a say in who is polled first. All of them are polled
     * at each wake, however many they are.
     *
     * @param order asked at each poll
     * @param futures what to run, at least one; the collection is copied
     * @param <T> the type of the values
     * @return a future of the value there is and the futures that are left
     * @throws IllegalArgumentException if there are no futures
     * @throws NullPointerException if an argument or a future is null
     */
    public static <T extends @Nullable Object> Future<SelectedFrom<T>> selectAll(
            PollOrder order, Collection<? extends Future<? extends T>> futures) {
        return new Select<>(
                requireNonNull(order, "order"), futures, false, Futures::<T>selectedFrom);
    }

    /**
     * Waits for the first future to be ready, leaving out those that fail, and gives its value and
     * the futures that have not ended.
     *
     * @param futures what to run, at least one; the collection is copied
     * @param <T> the type of the values
     * @return a future of the value there is; if all fail, it fails as the last one does, with the
     *     earlier failures added as suppressed
     * @throws IllegalArgumentException if there are no futures
     * @throws NullPointerException if {@code futures} or one of them is null
     */
    public static <T extends @Nullable Object> Future<SelectedFrom<T>> selectOk(
            Collection<? extends Future<? extends T>> futures) {
        return new Select<>(null, futures, true, Futures::<T>selectedFrom);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the value is of the type of its future
    private static <T extends @Nullable Object> SelectedFrom<T> selectedFrom(
            int index, @Nullable Object value, @Nullable Future<?>[] rest) {
        return new SelectedFrom<>((T) value, index, Select.losers(rest));
    }

    /**
     * Waits for the first future to end, with a value or a failure, and drops the others.
     *
     * @param futures what to run, at least one; the collection is copied
     * @param <T> the type of the values
     * @return a future that ends as the first one does; if the drop of a loser throws, the result
     *     fails with that
     * @throws IllegalArgumentException if there are no futures
     * @throws NullPointerException if {@code futures} or one of them is null
     */
    public static <T extends @Nullable Object> Future<T> race(
            Collection<? extends Future<? extends T>> futures) {
        return new Select<>(null, futures, false, Futures::<T>winner);
    }

    /**
     * Waits for the first future to be ready, leaving out those that fail, and drops the others:
     * the quickest of several ways to the same value.
     *
     * @param futures what to run, at least one; the collection is copied
     * @param <T> the type of the values
     * @return a future of the first value; if all fail, it fails as the last one does, with the
     *     earlier failures added as suppressed
     * @throws IllegalArgumentException if there are no futures
     * @throws NullPointerException if {@code futures} or one of them is null
     */
    public static <T extends @Nullable Object> Future<T> raceOk(
            Collection<? extends Future<? extends T>> futures) {
        return new Select<>(null, futures, true, Futures::<T>winner);
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    // the value is of the type of its future, which T is a supertype of
    private static <T extends @Nullable Object> T winner(
            int index, @Nullable Object value, @Nullable Future<?>[] rest) {
        Select.dropLosers(rest);
        return (T) value;
    }
}
