package dev.rouse;

import dev.rouse.internal.stream.StreamSet;
import org.jspecify.annotations.Nullable;

/**
 * Many streams as one, whose items come as they are made; {@link Streams#selectAll} makes it.
 *
 * <p>Each stream has a waker of its own and is polled when it was woken. One that has given an item
 * goes behind all others that were woken, so no stream starves another. Items of the same stream
 * keep their order.
 *
 * <p><b>Done is not for ever.</b> {@link PollNext.Done} says that there are no streams now; after
 * another {@link #push} this may be polled again.
 *
 * <p><b>Failure.</b> A stream that throws ends this with the same exception; the others are
 * dropped. <b>Cancel safety.</b> Dropping a {@link #next} loses nothing; dropping this drops all
 * streams. <b>Memory.</b> No items are kept. <b>Threads.</b> The owner's.
 *
 * @param <T> the type of the items
 */
public final class SelectAll<T extends @Nullable Object> implements Stream<T> {

    private final StreamSet<T> streams = new StreamSet<>();

    /** Makes one without streams. */
    public SelectAll() {}

    /**
     * Adds a stream.
     *
     * @param stream the stream; this owns it
     * @throws IllegalStateException if this has failed or was dropped; the stream stays the
     *     caller's
     * @throws NullPointerException if {@code stream} is null
     */
    public void push(Stream<? extends T> stream) {
        streams.add(stream, () -> {});
    }

    /**
     * Counts the streams that have not ended.
     *
     * @return how many
     */
    public int size() {
        return streams.size();
    }

    /**
     * Tells whether there is nothing to wait for.
     *
     * @return true if there are no streams
     */
    public boolean isEmpty() {
        return streams.size() == 0;
    }

    /** Drops all streams, all of them even if one throws. Others may be added again. */
    public void clear() {
        streams.clear();
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        return streams.pollNext(cx);
    }

    @Override
    public void drop() {
        streams.drop();
    }

    /** Says how many streams there are. */
    @Override
    public String toString() {
        return "SelectAll of " + streams;
    }
}
