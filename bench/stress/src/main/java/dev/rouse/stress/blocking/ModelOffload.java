package dev.rouse.stress.blocking;

import dev.rouse.Waker;
import dev.rouse.function.ThrowingSupplier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The algorithm of the job once more, for twins to leave something out. */
class ModelOffload implements Offload {

    static final int QUEUED = 1;
    static final int RUNNING = 2;
    static final int DONE = 3;
    static final int TAKEN = 4;
    static final int CANCELLED = 5;
    static final int INTERRUPTING = 6;
    static final int DETACHED = 7;

    final AtomicInteger state = new AtomicInteger(QUEUED);
    private final AtomicReference<@Nullable Waker> waker = new AtomicReference<>();
    private final ThrowingSupplier<Integer> work;
    private final boolean interruptible;
    private final AtomicInteger reports = new AtomicInteger();

    /** In the place of the interrupt status, which jcstress needs for itself. */
    private volatile boolean interrupted;

    private @Nullable Object outcome;
    private boolean cancelled;

    ModelOffload(ThrowingSupplier<Integer> work, boolean interruptible) {
        this.work = work;
        this.interruptible = interruptible;
    }

    /** What makes it likelier that the other thread comes between two steps. */
    static void pause() {
        for (int i = 0; i < 50; i++) {
            Thread.onSpinWait();
        }
    }

    /** True if the outcome is the owner's, false if it was dropped. */
    boolean toDone() {
        for (; ; ) {
            if (state.compareAndSet(RUNNING, DONE)) {
                return true;
            }
            if (state.get() == DETACHED) {
                return false;
            }
            Thread.onSpinWait();
        }
    }

    /** The look after the waker has been registered. */
    boolean isDone() {
        return state.get() == DONE;
    }

    boolean toRunning() {
        return state.compareAndSet(QUEUED, RUNNING);
    }

    @Override
    public @Nullable Integer poll(Waker latest) {
        if (state.get() != DONE) {
            waker.getAndSet(latest);
            if (!isDone()) {
                return null;
            }
        }
        state.setRelease(TAKEN);
        return outcome instanceof Integer value ? value : null;
    }

    @Override
    public void drop() {
        for (; ; ) {
            int word = state.get();
            if (word == QUEUED && state.compareAndSet(QUEUED, CANCELLED)) {
                cancelled = true;
                return;
            }
            if (word == RUNNING && interruptible && state.compareAndSet(RUNNING, INTERRUPTING)) {
                pause();
                interrupted = true;
                state.setRelease(DETACHED);
                return;
            }
            if (word == RUNNING && !interruptible && state.compareAndSet(RUNNING, DETACHED)) {
                return;
            }
            if (word == DONE) {
                state.setRelease(DETACHED);
                discard();
                return;
            }
            if (word != QUEUED && word != RUNNING) {
                return;
            }
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void runThread() {
        if (!toRunning()) {
            return;
        }
        try {
            outcome = work.get();
        } catch (Exception thrown) {
            outcome = thrown;
        }
        boolean wanted = toDone();
        interrupted = false;
        if (!wanted) {
            discard();
            return;
        }
        Waker waiting = waker.getAndSet(null);
        if (waiting != null) {
            waiting.wake();
        }
    }

    private void discard() {
        if (outcome instanceof Exception) {
            reports.incrementAndGet();
        }
    }

    @Override
    public boolean isInterruptLeft() {
        return interrupted;
    }

    @Override
    public int reports() {
        return reports.get();
    }

    /** Ends with a look and a store, between which a drop may come. */
    static final class TornEnd extends ModelOffload {
        TornEnd(ThrowingSupplier<Integer> work) {
            super(work, false);
        }

        @Override
        boolean toDone() {
            if (state.get() != RUNNING) {
                return false;
            }
            pause();
            state.setOpaque(DONE);
            return true;
        }
    }

    /** Begins with a look and a store, between which a drop may come. */
    static final class TornBegin extends ModelOffload {
        TornBegin(ThrowingSupplier<Integer> work) {
            super(work, false);
        }

        @Override
        boolean toRunning() {
            if (state.get() != QUEUED) {
                return false;
            }
            pause();
            state.setOpaque(RUNNING);
            return true;
        }
    }

    /** Registers the waker and does not look again. */
    static final class NoSecondLook extends ModelOffload {
        NoSecondLook(ThrowingSupplier<Integer> work) {
            super(work, false);
        }

        @Override
        boolean isDone() {
            return false;
        }
    }

    /** Leaves the job while its owner is about to interrupt the thread. */
    static final class NoWaitForTheInterrupt extends ModelOffload {
        NoWaitForTheInterrupt(ThrowingSupplier<Integer> work) {
            super(work, true);
        }

        @Override
        boolean toDone() {
            return state.compareAndSet(RUNNING, DONE);
        }
    }
}
