package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#next}: borrows the stream, so dropping this touches nothing.
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
        return Poll.ready((Next<T>) requireNonNull(polled, () -> borrowed + " answered null"));
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
