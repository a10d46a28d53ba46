package sample;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.ArrayList;
import java.util.List;

/** What samples use: futures that are ready after some polls, and a log of what happens. */
public final class T {
    public final List<String> log = new ArrayList<>();
    public int pendings;
    public int drops;

    public <V> V log(V value) {
        log.add(String.valueOf(value));
        return value;
    }

    public <V> Future<V> leaf(V value) {
        log("make " + value);
        return new Leaf<>(value, null);
    }

    public <V> Future<V> fail(Exception failure) {
        return new Leaf<>(null, failure);
    }

    final class Leaf<V> implements Future<V> {
        final V value;
        final Exception failure;
        int left = pendings;

        Leaf(V value, Exception failure) {
            this.value = value;
            this.failure = failure;
        }

        public Poll<V> poll(Context cx) throws Exception {
            if (left-- > 0) {
                cx.waker().wake();
                return Poll.pending();
            }
            if (failure != null) {
                throw failure;
            }
            log("got " + value);
            return Poll.ready(value);
        }

        public void drop() {
            drops++;
            log("drop " + value);
        }
    }

    public final class Res implements AutoCloseable {
        final String name;

        public Res(String name) {
            this.name = name;
            log("open " + name);
        }

        public void close() {
            log("close " + name);
        }
    }
}
