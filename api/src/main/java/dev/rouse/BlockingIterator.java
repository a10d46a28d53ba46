package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.future.Rethrow;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A stream as an iterator, for threads that may block; {@link Streams#toIterator} makes it.
 *
 * <p>{@link #hasNext} runs the stream on the executor until it has an item, and blocks the calling
 * thread meanwhile; between the calls nothing runs. What the stream throws is thrown unchanged,
 * though the methods declare nothing. Close it to drop a stream that was not read to its end.
 *
 * <p><b>Threads.</b> One at a time, and none of the executor's own: see {@link Executor#blockOn}.
 *
 * @param <T> the type of the items
 */
public final class BlockingIterator<T extends @Nullable Object>
        implements Iterator<T>, AutoCloseable {

    private final Executor executor;
    private final Stream<T> stream;
    private @Nullable Next<T> next;

    BlockingIterator(Executor executor, Stream<T> stream) {
        this.executor = requireNonNull(executor, "executor");
        this.stream = requireNonNull(stream, "stream");
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = executor.blockOn(stream.next());
            } catch (Exception failure) {
                next = PollNext.done();
                throw Rethrow.unchecked(failure);
            }
        }
        return !next.isDone();
    }

    @Override
    public T next() {
        if (hasNext() && next instanceof PollNext.Item<T> item) {
            next = null;
            return item.value();
        }
        throw new NoSuchElementException("the stream has ended");
    }

    /** Drops the stream, unless it has ended; afterwards there are no more items. */
    @Override
    public void close() {
        next = PollNext.done();
        stream.drop();
    }
}
