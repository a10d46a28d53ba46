package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Side;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#merge} and {@link dev.rouse.Streams#selectWithStrategy}: two streams, whose
 * items are handed out as they come.
 *
 * @param <T> the type of the items
 */
public final class Merge<T extends @Nullable Object> extends StreamBase<T> {

    private final StreamChild<T> left;
    private final StreamChild<T> right;
    private @Nullable ThrowingSupplier<Side> strategy;

    /**
     * Takes ownership of both.
     *
     * @param left one stream
     * @param right the other
     * @param strategy tells at each poll whom to ask first, or is null for taking turns
     */
    public Merge(
            Stream<? extends T> left,
            Stream<? extends T> right,
            @Nullable ThrowingSupplier<Side> strategy) {
        this.left = new StreamChild<>(left, "left");
        this.right = new StreamChild<>(right, "other");
        this.strategy = strategy == null ? new Turns() : strategy;
    }

    /** The left one first in every other poll. */
    private static final class Turns implements ThrowingSupplier<Side> {
        private Side next = Side.LEFT;

        @Override
        public Side get() {
            Side first = next;
            next = first.other();
            return first;
        }
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        Side side =
                requireNonNull(
                        requireNonNull(strategy).get(),
                        "the strategy answered null instead of a side");
        StreamChild<T> first = side == Side.LEFT ? left : right;
        StreamChild<T> second = side == Side.LEFT ? right : left;
        PollNext<T> polled = first.hasEnded() ? PollNext.done() : first.pollNext(cx);
        if (polled instanceof PollNext.Item<T> || second.hasEnded()) {
            return polled;
        }
        PollNext<T> other = second.pollNext(cx);
        return other == PollNext.<T>done() ? polled : other;
    }

    @Override
    protected void release() {
        strategy = null;
        Drops.all(left::drop, right::drop);
    }

    @Override
    protected String describe() {
        return left + ", " + right;
    }
}
