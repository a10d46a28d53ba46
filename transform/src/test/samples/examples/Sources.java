package examples;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.io.FileNotFoundException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What the examples read from: all in memory, and never ready at once. */
public final class Sources {

    private Sources() {}

    /** Files by name. */
    public static final class Files {
        private final Map<String, String> contents;

        public Files(Map<String, String> contents) {
            this.contents = contents;
        }

        public Future<String> read(String name) {
            return new Later<>(contents.get(name), new FileNotFoundException(name));
        }
    }

    /** Values one after another, and null when there are no more. */
    public static final class Source<T> {
        private final Deque<T> values;

        public Source(List<T> values) {
            this.values = new ArrayDeque<>(values);
        }

        public Future<T> next() {
            return new Later<>(values.poll(), null);
        }
    }

    /** Ready at the second poll. */
    private static final class Later<T> implements Future<T> {
        private final T value;
        private final Exception ifNull;
        private boolean polled;

        Later(T value, Exception ifNull) {
            this.value = value;
            this.ifNull = ifNull;
        }

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            if (!polled) {
                polled = true;
                cx.waker().wake();
                return Poll.pending();
            }
            if (value == null && ifNull != null) {
                throw ifNull;
            }
            return Poll.ready(value);
        }
    }
}
