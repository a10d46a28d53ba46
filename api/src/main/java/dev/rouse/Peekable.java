package dev.rouse;

import dev.rouse.function.ThrowingPredicate;
import dev.rouse.internal.stream.PeekableCell;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose next item can be looked at before it is taken; {@link Stream#peekable} makes it.
 *
 * <p><b>Cancel safety.</b> The futures of {@link #peek} and {@link #nextIf} borrow, as {@link
 * #next} does: dropping one loses nothing, an item that was looked at comes with the next poll.
 * <b>Memory.</b> One item at most is kept. <b>Failure.</b> A failure that {@code peek} meets is
 * thrown by it, and the stream has ended. Order, threads and dropping are the source's.
 *
 * @param <T> the type of the items
 */
public final class Peekable<T extends @Nullable Object> implements Stream<T> {

    private final PeekableCell<T> cell;

    Peekable(Stream<T> source) {
        cell = new PeekableCell<>(source);
    }

    /**
     * Gives a future of the next item, which stays in the stream.
     *
     * @return a future of what {@link #next} will give
     */
    public Future<Next<T>> peek() {
        return cell.nextIf(item -> true, false);
    }

    /**
     * Gives a future that takes the next item if {@code predicate} says so.
     *
     * @param predicate called with the next item; what it throws fails the future, and the item
     *     stays
     * @return a future of the item, or of {@link PollNext.Done} if the next one was not wanted or
     *     there is none
     * @throws NullPointerException if {@code predicate} is null
     */
    public Future<Next<T>> nextIf(ThrowingPredicate<? super T> predicate) {
        return cell.nextIf(predicate, true);
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        return cell.pollNext(cx);
    }

    @Override
    public void drop() {
        cell.drop();
    }

    /** Names the source. */
    @Override
    public String toString() {
        return cell.toString();
    }
}
