package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/** A future or a stream, polled in the same way. */
interface Subject {

    /** What a poll gave: a value or none, and whether that was the end. Null stands for pending. */
    record Answer(boolean hasValue, @Nullable Object value, boolean isEnd) {}

    @Nullable Answer poll(Context cx) throws Exception;

    void drop();

    static Subject ofFuture(Future<?> future) {
        return new Subject() {
            @Override
            public @Nullable Answer poll(Context cx) throws Exception {
                Poll<?> polled = future.poll(cx);
                return polled instanceof Poll.Ready<?> ready
                        ? new Answer(true, ready.value(), true)
                        : null;
            }

            @Override
            public void drop() {
                future.drop();
            }

            @Override
            public String toString() {
                return "the future";
            }
        };
    }

    static Subject ofStream(Stream<?> stream) {
        return new Subject() {
            @Override
            public @Nullable Answer poll(Context cx) throws Exception {
                PollNext<?> polled = stream.pollNext(cx);
                if (polled instanceof PollNext.Item<?> item) {
                    return new Answer(true, item.value(), false);
                }
                return polled.isDone() ? new Answer(false, null, true) : null;
            }

            @Override
            public void drop() {
                stream.drop();
            }

            @Override
            public String toString() {
                return "the stream";
            }
        };
    }
}
