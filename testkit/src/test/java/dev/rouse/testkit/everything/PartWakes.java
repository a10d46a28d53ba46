package dev.rouse.testkit.everything;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Spawner;
import dev.rouse.Stream;
import dev.rouse.Waker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Polls with contexts that keep the promise of {@link Context#withWaker}: when the budget is used
 * up, the waker of the part is woken as well. The contexts of the laws wake that of the whole only,
 * and a set of futures would never look at such a part again.
 */
final class PartWakes {

    private PartWakes() {}

    private record Whole(Context base) implements Context {

        @Override
        public Waker waker() {
            return base.waker();
        }

        @Override
        public Timer timer() {
            return base.timer();
        }

        @Override
        public Spawner spawner() {
            return base.spawner();
        }

        @Override
        public boolean tryProceed() {
            return base.tryProceed();
        }

        @Override
        public Context withWaker(Waker other) {
            return new Part(this, other);
        }
    }

    private record Part(Context whole, Waker waker) implements Context {

        @Override
        public Timer timer() {
            return whole.timer();
        }

        @Override
        public Spawner spawner() {
            return whole.spawner();
        }

        @Override
        public boolean tryProceed() {
            boolean proceeds = whole.tryProceed();
            if (!proceeds) {
                waker.wake();
            }
            return proceeds;
        }

        @Override
        public Context withWaker(Waker other) {
            return new Part(this, other);
        }
    }

    static <T extends @Nullable Object> Future<T> future(Future<T> future) {
        return new Future<>() {
            @Override
            public Poll<T> poll(Context cx) throws Exception {
                return future.poll(new Whole(cx));
            }

            @Override
            public void drop() {
                future.drop();
            }
        };
    }

    static <T extends @Nullable Object> Stream<T> stream(Stream<T> stream) {
        return new Stream<>() {
            @Override
            public PollNext<T> pollNext(Context cx) throws Exception {
                return stream.pollNext(new Whole(cx));
            }

            @Override
            public void drop() {
                stream.drop();
            }
        };
    }
}
