package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import org.jspecify.annotations.Nullable;

/**
 * The place of a sink that something else uses. It is empty once the sink has ended, and while it
 * is called, so that a sink that throws is never touched again.
 *
 * @param <T> the type of the values
 */
final class SinkChild<T extends @Nullable Object> {

    private @Nullable Sink<? super T> sink;
    private final boolean borrowed;

    private SinkChild(@Nullable Sink<? super T> sink, String name, boolean borrowed) {
        this.sink = requireNonNull(sink, name);
        this.borrowed = borrowed;
    }

    /** For one that is dropped with its owner. */
    static <T extends @Nullable Object> SinkChild<T> owned(
            @Nullable Sink<? super T> sink, String name) {
        return new SinkChild<>(sink, name, false);
    }

    /** For one that stays its owner's. */
    static <T extends @Nullable Object> SinkChild<T> borrowed(Sink<? super T> sink) {
        return new SinkChild<>(sink, "sink", true);
    }

    Poll<@Nullable Void> pollReady(Context cx) throws Exception {
        Sink<? super T> used = take();
        Poll<@Nullable Void> polled = requireNonNull(used.pollReady(cx), "pollReady gave null");
        sink = used;
        return polled;
    }

    void startSend(T value) throws Exception {
        Sink<? super T> used = take();
        used.startSend(value);
        sink = used;
    }

    Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
        Sink<? super T> used = take();
        Poll<@Nullable Void> polled = requireNonNull(used.pollFlush(cx), "pollFlush gave null");
        sink = used;
        return polled;
    }

    Poll<@Nullable Void> pollClose(Context cx) throws Exception {
        Sink<? super T> used = take();
        Poll<@Nullable Void> polled = requireNonNull(used.pollClose(cx), "pollClose gave null");
        if (polled.isPending()) {
            sink = used;
        }
        return polled;
    }

    private Sink<? super T> take() {
        Sink<? super T> used = requireNonNull(sink);
        sink = null;
        return used;
    }

    boolean hasEnded() {
        return sink == null;
    }

    void drop() {
        Sink<? super T> dropped = sink;
        sink = null;
        if (dropped != null && !borrowed) {
            dropped.drop();
        }
    }

    @Override
    public String toString() {
        return sink == null ? "ended" : sink.toString();
    }
}
