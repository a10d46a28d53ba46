package dev.rouse.stress.set;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.FuturesUnordered;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import org.jspecify.annotations.Nullable;

/** Two children on one task; the real set and the twins' offer it. All have been polled once. */
interface Children {

    /** Wakes a child, from any thread. */
    void wake(int child);

    /** Polls the children that were woken; a poll of one runs its action. */
    void poll(Waker task);

    /** The set that the library ships. */
    static Children real(Runnable first, Runnable second) {
        FuturesUnordered<String> set = new FuturesUnordered<>();
        Child[] children = {new Child(first), new Child(second)};
        set.push(children[0]);
        set.push(children[1]);
        Children real =
                new Children() {
                    @Override
                    public void wake(int child) {
                        requireNonNull(children[child].waker).wake();
                    }

                    @Override
                    public void poll(Waker task) {
                        try {
                            set.pollNext(new PollContext(task));
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }
                };
        real.poll(Waker.noop());
        return real;
    }

    /** Never ends; keeps its waker, which is the same at each poll. */
    final class Child implements Future<String> {
        private final Runnable action;
        @Nullable Waker waker;

        Child(Runnable action) {
            this.action = action;
        }

        @Override
        public Poll<String> poll(Context cx) {
            waker = cx.waker();
            action.run();
            return Poll.pending();
        }
    }
}
