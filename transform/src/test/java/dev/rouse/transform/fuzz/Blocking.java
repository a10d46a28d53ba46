package dev.rouse.transform.fuzz;

import dev.rouse.AsyncAction;
import dev.rouse.AsyncBlock;
import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.GeneratorBlock;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.StreamBlock;
import dev.rouse.internal.async.DropSignal;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * What the calls of {@code Async} mean where they may block: await polls until there is an answer,
 * and emit hands the value to the consumer. A drop is an error thrown where the block waits at that
 * moment; from then on no await waits: what is not ready is dropped, and the error thrown again.
 * Public, since the twins call it.
 */
public final class Blocking {

    /** The run that is on; there is one at a time, on one thread. */
    private static Blocking current = new Blocking(null, Integer.MAX_VALUE, -1);

    private final Context cx = new TestContext();
    private final Trace trace;

    /** The whole program, and inside it blocks that are running and may be dropped alone. */
    private final List<Part> parts = new ArrayList<>();

    /** The program is dropped at the await before which there are so many events. */
    private int deniedAt;

    private Blocking(Trace trace, int dropAt, int deniedAt) {
        this.trace = trace;
        this.deniedAt = deniedAt;
        parts.add(new Part(dropAt, value -> true));
    }

    /** Begins a run in which the program is dropped at its n-th pending answer. */
    static void dropAt(Trace trace, int pendings) {
        current = new Blocking(trace, pendings, -1);
    }

    /** Begins a run in which it is dropped at an await that may not go on. */
    static void denyAt(Trace trace, int events) {
        current = new Blocking(trace, Integer.MAX_VALUE, events);
    }

    static boolean isDropped() {
        return current.parts.get(0).isDropped();
    }

    public static <T> Future<T> async(AsyncBlock<T> block) {
        return new Body<>(block::call);
    }

    public static Future<Void> async(AsyncAction block) {
        return new Body<>(
                () -> {
                    block.run();
                    return null;
                });
    }

    public static <T> Stream<T> stream(StreamBlock<T> block) {
        return new StreamBody<>(block);
    }

    public static <Y, R> Generator<Y, R> generator(GeneratorBlock<Y, R> block) {
        return new GeneratorBody<>(block);
    }

    public static <T> T await(Future<? extends T> future) throws Exception {
        return current.awaitOf(future);
    }

    public static void emit(Object value) {
        current.handOut(value);
    }

    public static void yield_(Object value) {
        current.handOut(value);
    }

    /**
     * Runs a block that is dropped at its n-th pending answer, or at the value that its consumer
     * does not want to go on after.
     *
     * @return its value; pending if it was dropped before
     */
    static <T> Poll<T> run(Callable<T> block, int pendings, Predicate<Object> wantsMore)
            throws Exception {
        return current.runPart(block, new Part(pendings, wantsMore));
    }

    /** The consumer of the block that runs is pending, though the block is not. */
    static void consumerWaits() {
        current.waits(current.parts.size() - 2);
    }

    private <T> Poll<T> runPart(Callable<T> block, Part part) throws Exception {
        Part around = innermost();
        int before = around.drops;
        T value;
        parts.add(part);
        try {
            value = block.call();
        } catch (DropSignal unwound) {
            if (around.drops == before) {
                return Poll.pending();
            }
            throw unwound;
        } finally {
            parts.remove(part);
        }
        if (around.drops != before) {
            throw DropSignal.signal();
        }
        return part.isDropped() ? Poll.pending() : Poll.ready(value);
    }

    private <T> T awaitOf(Future<? extends T> future) throws Exception {
        if (trace.events.size() == deniedAt) {
            deniedAt = -1;
            drop(0);
            future.drop();
            throw DropSignal.signal();
        }
        Part here = innermost();
        int before = here.drops;
        for (; ; ) {
            Poll<? extends T> answer = future.poll(cx);
            if (answer instanceof Poll.Ready<? extends T> ready) {
                if (here.drops != before) {
                    // A block that was dropped while it ran: nobody hears what it answers.
                    throw DropSignal.signal();
                }
                return ready.value();
            }
            if (!waits(parts.size() - 1)) {
                future.drop();
                throw DropSignal.signal();
            }
        }
    }

    private void handOut(Object value) {
        Part here = innermost();
        if (here.isDropped()) {
            throw DropSignal.signal();
        }
        if (!here.wantsMore.test(value)) {
            drop(parts.size() - 1);
        }
        if (here.isDropped()) {
            throw DropSignal.signal();
        }
    }

    /** A pending answer passes from part to part; false if one of them is dropped because of it. */
    private boolean waits(int innermost) {
        for (int i = innermost; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.isDropped() || --part.left == 0) {
                drop(i);
                return false;
            }
        }
        return true;
    }

    private void drop(int outermost) {
        for (Part part : parts.subList(outermost, parts.size())) {
            part.drops++;
        }
    }

    private Part innermost() {
        return parts.get(parts.size() - 1);
    }

    /** What can be dropped alone. */
    private static final class Part {
        final Predicate<Object> wantsMore;

        /** So many answers are pending before it is dropped. */
        int left;

        /** It is dropped when it waits, and then again when it waits in what unwinds it. */
        int drops;

        Part(int left, Predicate<Object> wantsMore) {
            this.left = left;
            this.wantsMore = wantsMore;
        }

        boolean isDropped() {
            return drops > 0;
        }
    }

    /** A block that runs to its end in its first poll. */
    record Body<T>(Callable<T> block) implements Future<T> {
        @Override
        public Poll<T> poll(Context cx) throws Exception {
            return Poll.ready(block.call());
        }
    }

    /** A block that {@link Draining} runs. */
    record StreamBody<T>(StreamBlock<T> block) implements Stream<T>, Callable<Void> {
        @Override
        public Void call() throws Exception {
            block.run();
            return null;
        }

        @Override
        public PollNext<T> pollNext(Context cx) {
            throw new UnsupportedOperationException("it hands out its items by itself");
        }
    }

    /** A block that {@link Resuming} runs. */
    record GeneratorBody<Y, R>(GeneratorBlock<Y, R> block) implements Generator<Y, R> {
        @Override
        public GeneratorState<Y, R> resume() {
            throw new UnsupportedOperationException("it hands out its values by itself");
        }

        @Override
        public void close() {}
    }
}
