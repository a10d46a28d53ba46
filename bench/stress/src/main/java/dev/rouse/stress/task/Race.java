package dev.rouse.stress.task;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One iteration: a task, its future, which is this object, and the queue it waits in, which is a
 * count.
 *
 * <p>Every subclass is one race; tests and twins differ in the cell they give to it. A task begins
 * in the queue.
 */
abstract class Race implements Future<Integer> {

    final Cell cell;

    private final AtomicInteger queue = new AtomicInteger(1);
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger reports = new AtomicInteger();
    private volatile boolean queuedTwice;

    Race(Function<Race, Cell> maker) {
        cell = maker.apply(this);
    }

    /** The future's poll. */
    @Override
    public abstract Poll<Integer> poll(Context cx) throws Exception;

    @Override
    public final void drop() {
        drops.incrementAndGet();
    }

    /** Called by the cell that wants to be run. */
    final void queued() {
        if (queue.getAndIncrement() != 0) {
            queuedTwice = true;
        }
    }

    /** Called for a failure that nobody joins. */
    final void reported() {
        reports.incrementAndGet();
    }

    /** Takes the task out of the queue, where it is, and runs it once. */
    final void runOnce() {
        queue.decrementAndGet();
        cell.run();
    }

    /** Runs the task as long as it is in the queue, as an executor would. */
    final void runQueued() {
        while (queue.get() != 0) {
            runOnce();
        }
    }

    final int queueLength() {
        return queue.get();
    }

    final boolean wasQueuedTwice() {
        return queuedTwice;
    }

    final int drops() {
        return drops.get();
    }

    final int reports() {
        return reports.get();
    }
}
