package dev.rouse.testkit;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Behind {@link Interleaving}: counts down the pending polls before each real one. */
abstract class Interleaved {

    private final List<Integer> pendings;
    private int next;
    private int left;
    private boolean ended;

    Interleaved(Interleaving interleaving) {
        this.pendings = interleaving.pendings();
        reload();
    }

    private void reload() {
        if (!pendings.isEmpty()) {
            left = pendings.get(next);
            next = (next + 1) % pendings.size();
        }
    }

    /** Tells whether this poll is only pending; it has then woken its waker. */
    final boolean holdsBack(Context cx) {
        if (ended) {
            return false;
        }
        if (left > 0) {
            left--;
            cx.waker().wake();
            return true;
        }
        reload();
        return false;
    }

    final void end() {
        ended = true;
    }

    static final class OfFuture<T extends @Nullable Object> extends Interleaved
            implements Future<T> {

        private final Future<T> future;

        OfFuture(Interleaving interleaving, Future<T> future) {
            super(interleaving);
            this.future = requireNonNull(future, "future");
        }

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            if (holdsBack(cx)) {
                return Poll.pending();
            }
            Poll<T> polled;
            try {
                polled = future.poll(cx);
            } catch (Throwable thrown) {
                end();
                throw thrown;
            }
            if (polled.isReady()) {
                end();
            }
            return polled;
        }

        @Override
        public void drop() {
            end();
            future.drop();
        }

        @Override
        public String toString() {
            return "Interleaved[" + future + "]";
        }
    }

    static final class OfStream<T extends @Nullable Object> extends Interleaved
            implements Stream<T> {

        private final Stream<T> stream;

        OfStream(Interleaving interleaving, Stream<T> stream) {
            super(interleaving);
            this.stream = requireNonNull(stream, "stream");
        }

        @Override
        public PollNext<T> pollNext(Context cx) throws Exception {
            if (holdsBack(cx)) {
                return PollNext.pending();
            }
            PollNext<T> polled;
            try {
                polled = stream.pollNext(cx);
            } catch (Throwable thrown) {
                end();
                throw thrown;
            }
            if (polled.isDone()) {
                end();
            }
            return polled;
        }

        @Override
        public void drop() {
            end();
            stream.drop();
        }

        @Override
        public String toString() {
            return "Interleaved[" + stream + "]";
        }
    }

    static final class OfSink<T extends @Nullable Object> extends Interleaved implements Sink<T> {

        private interface Polling {
            Poll<@Nullable Void> poll(Context cx) throws Exception;
        }

        private final Sink<T> sink;

        /** What was ready stays ready, whatever the pattern says, until it is used. */
        private boolean hasRoom;

        private boolean closing;

        OfSink(Interleaving interleaving, Sink<T> sink) {
            super(interleaving);
            this.sink = requireNonNull(sink, "sink");
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
            if (!hasRoom && holdsBack(cx)) {
                return Poll.pending();
            }
            Poll<@Nullable Void> polled = poll(sink::pollReady, cx);
            hasRoom = polled.isReady();
            return polled;
        }

        @Override
        public void startSend(T value) throws Exception {
            hasRoom = false;
            try {
                sink.startSend(value);
            } catch (Throwable thrown) {
                end();
                throw thrown;
            }
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
            if (holdsBack(cx)) {
                return Poll.pending();
            }
            return poll(sink::pollFlush, cx);
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
            boolean first = !closing; // it shuts the sink, so it cannot wait
            closing = true;
            if (!first && holdsBack(cx)) {
                return Poll.pending();
            }
            Poll<@Nullable Void> polled = poll(sink::pollClose, cx);
            if (polled.isReady()) {
                end();
            }
            return polled;
        }

        private Poll<@Nullable Void> poll(Polling polling, Context cx) throws Exception {
            try {
                return polling.poll(cx);
            } catch (Throwable thrown) {
                end();
                throw thrown;
            }
        }

        @Override
        public void drop() {
            end();
            sink.drop();
        }

        @Override
        public String toString() {
            return "Interleaved[" + sink + "]";
        }
    }
}
