package dev.rouse.stress.future;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What races need of a future over many others, of which one is looked at; the real one and the
 * twin's offer it.
 */
interface ManyChildren {

    /** Polls the task: those of its children that were woken. */
    void poll(Waker task);

    /** Wakes the child. */
    void wake();

    /** A join of so many futures that each has a waker of its own. */
    static ManyChildren real(BooleanSupplier child) {
        Waker[] waker = new Waker[1];
        List<Future<Integer>> futures = new ArrayList<>();
        futures.add(
                Futures.pollFn(
                        cx -> {
                            waker[0] = cx.waker();
                            return child.getAsBoolean() ? Poll.ready(1) : Poll.pending();
                        }));
        for (int i = 0; i < 32; i++) {
            futures.add(Futures.pending());
        }
        Future<List<Integer>> all = Futures.joinAll(futures);
        return new ManyChildren() {
            @Override
            public void poll(Waker task) {
                try {
                    all.poll(new PollContext(task));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void wake() {
                waker[0].wake();
            }
        };
    }
}
