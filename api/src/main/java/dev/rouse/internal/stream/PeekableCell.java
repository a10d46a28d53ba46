package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Peekable}.
 *
 * @param <T> the type of the items
 */
public final class PeekableCell<T extends @Nullable Object> extends Operator<T, T> {

    /** What was looked at and not taken. */
    private @Nullable Next<T> peeked;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     */
    public PeekableCell(Stream<T> source) {
        super(source);
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        PollNext<T> polled = peeked != null ? peeked : source.pollNext(cx);
        peeked = null;
        return polled;
    }

    /**
     * Looks at the next item and perhaps takes it.
     *
     * @param predicate whether it is wanted
     * @param take whether to take what is wanted
     * @return a future that borrows this
     */
    public Future<Next<T>> nextIf(ThrowingPredicate<? super T> predicate, boolean take) {
        return new NextIf<>(this, requireNonNull(predicate, "predicate"), take);
    }

    /** Polls the source unless that was done before. Its end is kept for {@link #step}. */
    private @Nullable Next<T> look(Context cx) throws Exception {
        checkRunning();
        if (peeked == null) {
            try {
                if (source.pollNext(cx) instanceof Next<T> next) {
                    peeked = next;
                }
            } catch (Throwable failure) {
                fail(failure);
                throw failure;
            }
        }
        return peeked;
    }

    @Override
    protected void release() {
        peeked = null;
        super.release();
    }

    private static final class NextIf<T extends @Nullable Object> extends FutureBase<Next<T>> {
        private @Nullable PeekableCell<T> cell;
        private @Nullable ThrowingPredicate<? super T> predicate;
        private final boolean take;

        NextIf(PeekableCell<T> cell, ThrowingPredicate<? super T> predicate, boolean take) {
            this.cell = cell;
            this.predicate = predicate;
            this.take = take;
        }

        @Override
        protected Poll<Next<T>> step(Context cx) throws Exception {
            PeekableCell<T> borrowed = requireNonNull(cell);
            Next<T> next = borrowed.look(cx);
            if (next == null) {
                return Poll.pending();
            }
            if (!(next instanceof PollNext.Item<T> item)) {
                return Poll.ready(next);
            }
            if (!requireNonNull(predicate).test(item.value())) {
                return Poll.ready(PollNext.done());
            }
            if (take) {
                borrowed.peeked = null;
            }
            return Poll.ready(next);
        }

        @Override
        protected void release() {
            cell = null;
            predicate = null;
        }

        @Override
        protected String describe() {
            return String.valueOf(cell);
        }
    }
}
