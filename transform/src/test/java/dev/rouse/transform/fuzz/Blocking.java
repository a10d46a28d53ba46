package dev.rouse.transform.fuzz;

import dev.rouse.AsyncAction;
import dev.rouse.AsyncBlock;
import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.async.DropSignal;
import dev.rouse.testing.TestContext;

/**
 * What the calls of {@code Async} mean where they may block: await polls until there is an answer.
 * A drop is an error thrown where the block waits at that moment; from then on no await waits: what
 * is not ready is dropped, and the error thrown again. Public, since the twins call it.
 */
public final class Blocking {

    /** The run that is on; there is one at a time, on one thread. */
    private static Blocking current = new Blocking(Integer.MAX_VALUE);

    private final Context cx = new TestContext();

    /** So many answers are pending before the block is dropped. */
    private int left;

    private int drops;

    private Blocking(int pendings) {
        this.left = pendings;
    }

    /** Begins a run in which the block is dropped at its n-th pending answer. */
    static void dropAt(int pendings) {
        current = new Blocking(pendings);
    }

    static boolean isDropped() {
        return current.drops > 0;
    }

    public static <T> Future<T> async(AsyncBlock<T> block) {
        return new Body<>(block);
    }

    public static Future<Void> async(AsyncAction block) {
        return new Body<>(
                () -> {
                    block.run();
                    return null;
                });
    }

    public static <T> T await(Future<? extends T> future) throws Exception {
        return current.awaitOf(future);
    }

    private <T> T awaitOf(Future<? extends T> future) throws Exception {
        for (; ; ) {
            int before = drops;
            Poll<? extends T> answer = future.poll(cx);
            if (answer instanceof Poll.Ready<? extends T> ready) {
                if (drops != before) {
                    // A block that was dropped while it ran: nobody hears what it answers.
                    throw DropSignal.signal();
                }
                return ready.value();
            }
            if (drops > 0 || --left == 0) {
                drops++;
                future.drop();
                throw DropSignal.signal();
            }
        }
    }

    /** A block that runs to its end in its first poll. */
    private record Body<T>(AsyncBlock<T> block) implements Future<T> {
        @Override
        public Poll<T> poll(Context cx) throws Exception {
            return Poll.ready(block.call());
        }
    }
}
