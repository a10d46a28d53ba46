package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Rethrow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects items into lists. A list is handed out when it is full, when the class says so, and at
 * the end of the source, also if that is a failure: then the list comes first, the failure next.
 *
 * @param <T> the type of the items
 */
abstract class Chunking<T extends @Nullable Object> extends Operator<T, List<T>> {

    private final int limit;
    private List<T> chunk = new ArrayList<>();
    private @Nullable Throwable failure;

    Chunking(Stream<T> source, int limit, String name) {
        super(source);
        if (limit < 1) {
            throw new IllegalArgumentException(
                    name + " with " + limit + " items: a chunk has at least one item");
        }
        this.limit = limit;
    }

    /** Tells whether to hand out what there is, never nothing, while the source is pending. */
    abstract boolean isEnough(Context cx);

    /** Called for the first item of each chunk. */
    void onFirst(Context cx) {}

    /** Called when a chunk is handed out. */
    void onHandedOut() {}

    @Override
    final PollNext<List<T>> step(Context cx) throws Exception {
        while (!source.hasEnded()) {
            PollNext<T> polled = pollSource(cx);
            if (polled == PollNext.<T>pending()) {
                return !chunk.isEmpty() && isEnough(cx) ? handOut() : PollNext.pending();
            }
            if (polled instanceof PollNext.Item<T> item) {
                chunk.add(item.value());
                if (chunk.size() == limit) {
                    return handOut();
                }
                if (chunk.size() == 1) {
                    onFirst(cx);
                }
                if (!cx.tryProceed()) {
                    return PollNext.pending();
                }
            }
        }
        if (!chunk.isEmpty()) {
            return handOut();
        }
        if (failure != null) {
            throw Rethrow.unchecked(failure);
        }
        return PollNext.done();
    }

    /** A failure is kept for later, and is an end until then. */
    private PollNext<T> pollSource(Context cx) {
        try {
            return source.pollNext(cx);
        } catch (Throwable thrown) {
            failure = thrown;
            return PollNext.done();
        }
    }

    private PollNext<List<T>> handOut() {
        List<T> full = chunk;
        chunk = new ArrayList<>();
        onHandedOut();
        return PollNext.item(full);
    }

    @Override
    protected void release() {
        chunk = List.of();
        failure = null;
        super.release();
    }
}
