package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place of a stream that another one owns. It is empty once the stream has ended, and while it
 * is polled, so that a stream that throws is never touched again.
 *
 * @param <T> the type of the values
 */
public final class StreamChild<T extends @Nullable Object> {

    private @Nullable Stream<? extends T> stream;

    /**
     * Takes ownership.
     *
     * @param stream the child
     * @param name what to call it if it is null
     */
    public StreamChild(@Nullable Stream<? extends T> stream, String name) {
        this.stream = requireNonNull(stream, name);
    }

    /**
     * Polls the child, which must not have ended.
     *
     * @param cx the context of the poll
     * @return its answer
     * @throws Exception what it threw
     */
    @SuppressWarnings("unchecked") // answers only give values
    public PollNext<T> pollNext(Context cx) throws Exception {
        Stream<? extends T> polled = requireNonNull(stream);
        stream = null;
        PollNext<T> answer = (PollNext<T>) polled.pollNext(cx);
        if (answer != PollNext.<T>done()) {
            requireNonNull(answer, () -> polled + " answered null");
            stream = polled;
        }
        return answer;
    }

    /**
     * Tells whether there is nothing more to poll.
     *
     * @return true after the child's end
     */
    public boolean hasEnded() {
        return stream == null;
    }

    /** Drops the child unless it has ended. */
    public void drop() {
        Stream<? extends T> dropped = stream;
        stream = null;
        if (dropped != null) {
            dropped.drop();
        }
    }

    @Override
    public String toString() {
        return stream == null ? "ended" : stream.toString();
    }
}
