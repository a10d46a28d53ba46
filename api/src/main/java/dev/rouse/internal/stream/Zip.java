package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#zip}. An item that came before its partner waits in {@link #waitingLeft} or
 * {@link #waitingRight}.
 *
 * @param <T> the type of the left items
 * @param <U> the type of the right items
 * @param <R> the type of the pairs
 */
public final class Zip<
                T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
        extends StreamBase<R> {

    private final StreamChild<T> left;
    private final StreamChild<U> right;
    private @Nullable ThrowingBiFunction<? super T, ? super U, ? extends R> combiner;
    private PollNext.@Nullable Item<T> waitingLeft;
    private PollNext.@Nullable Item<U> waitingRight;

    /**
     * Takes ownership of both.
     *
     * @param left one stream
     * @param right the other
     * @param combiner what to do with the pairs
     */
    public Zip(
            Stream<T> left,
            Stream<U> right,
            ThrowingBiFunction<? super T, ? super U, ? extends R> combiner) {
        this.left = new StreamChild<>(left, "left");
        this.right = new StreamChild<>(right, "other");
        this.combiner = requireNonNull(combiner, "combiner");
    }

    @Override
    PollNext<R> step(Context cx) throws Exception {
        if (waitingLeft == null) {
            PollNext<T> polled = left.pollNext(cx);
            if (polled instanceof PollNext.Item<T> item) {
                waitingLeft = item;
            } else if (polled.isDone()) {
                return PollNext.done();
            }
        }
        if (waitingRight == null) {
            PollNext<U> polled = right.pollNext(cx);
            if (polled instanceof PollNext.Item<U> item) {
                waitingRight = item;
            } else if (polled.isDone()) {
                return PollNext.done();
            }
        }
        PollNext.Item<T> first = waitingLeft;
        PollNext.Item<U> second = waitingRight;
        if (first == null || second == null) {
            return PollNext.pending();
        }
        waitingLeft = null;
        waitingRight = null;
        return PollNext.item(requireNonNull(combiner).apply(first.value(), second.value()));
    }

    @Override
    protected void release() {
        combiner = null;
        waitingLeft = null;
        waitingRight = null;
        Drops.all(left::drop, right::drop);
    }

    @Override
    protected String describe() {
        return left + ", " + right;
    }
}
