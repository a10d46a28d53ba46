package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#next}: borrows the stream, so dropping this touches nothing, not even the
 * waker that the last poll has left there. A waker of its own, to be emptied by the drop, would
 * make this escape: today the object does not exist where the stream is always ready and all is
 * compiled together.
 *
 * @param <T> the type of the values
 */
public final class NextOf<T extends @Nullable Object> implements Future<Next<T>> {

    private @Nullable Stream<T> stream;
    private boolean dropped;

    /**
     * Borrows a stream.
     *
     * @param stream whose next value is wanted
     */
    public NextOf(Stream<T> stream) {
        this.stream = stream;
    }

    @Override
    public Poll<Next<T>> poll(Context cx) throws Exception {
        Stream<T> borrowed = stream;
        if (borrowed == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        stream = null;
        PollNext<T> polled = borrowed.pollNext(cx);
        if (polled == PollNext.<T>pending()) {
            stream = borrowed;
            return Poll.pending();
        }
        if (polled == null) {
            throw new NullPointerException(borrowed + " answered null");
        }
        return ready(polled);
    }

    /**
     * Makes a ready answer of one that is not pending, and so is a {@link Next}. The type is not
     * asked for: up to JDK 22 a class remembers only the one interface it was last found to have,
     * in a place that all cores share, and our caller may ask for the other, {@link PollNext}.
     *
     * @param polled an item or the end
     * @param <T> the type of the values
     * @return a poll with it
     */
    @SuppressWarnings("unchecked") // PollNext is sealed
    public static <T extends @Nullable Object> Poll<Next<T>> ready(PollNext<T> polled) {
        return (Poll<Next<T>>) (Poll<?>) Poll.ready(polled);
    }

    @Override
    public void drop() {
        dropped |= stream != null;
        stream = null;
    }

    /** Says whose next value this waits for. */
    @Override
    public String toString() {
        return "Next[" + (stream != null ? stream : dropped ? "dropped" : "completed") + "]";
    }
}
