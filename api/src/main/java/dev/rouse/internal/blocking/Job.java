package dev.rouse.internal.blocking;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.future.Spent;
import dev.rouse.sync.AtomicWaker;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.interop.Blocking}: the future, and what its pool queues and runs.
 *
 * <p>Whom the plain fields belong to is what {@link JobState} says.
 *
 * @param <T> the type of the value
 */
public final class Job<T extends @Nullable Object> extends JobState implements Future<T> {

    /**
     * The outcome of work that threw, or of a job that was {@code refused}, which nobody needs to
     * hear of once the future is dropped.
     */
    private record Failure(Throwable thrown, boolean refused) {}

    private final PoolSource source;
    private final boolean interruptible;
    private final AtomicWaker waker = new AtomicWaker();

    /** Set by the first poll. */
    private @Nullable JobPool pool;

    /** The work; from the end of the run on the value or a {@link Failure}; null at the end. */
    private @Nullable Object held;

    /** Whom to interrupt; only for interruptible work, and from RUNNING on. */
    private @Nullable Thread runner;

    // Its neighbours in the queue: of JobQueue, guarded by the lock of the pool.
    @Nullable Job<?> previous;
    @Nullable Job<?> next;
    boolean linked;

    /**
     * Keeps the work.
     *
     * @param work what to run, at most once
     * @param source where to find the pool
     * @param interruptible whether dropping it interrupts the work
     */
    public Job(ThrowingSupplier<? extends T> work, PoolSource source, boolean interruptible) {
        super(NEW);
        held = requireNonNull(work, "work");
        this.source = source;
        this.interruptible = interruptible;
    }

    // ---- the owner ----

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        switch (stateAcquire()) {
            case NEW -> begin(cx);
            case QUEUED, RUNNING -> waker.register(cx.waker());
            case DONE -> {}
            case TAKEN -> throw Spent.polledAfterCompletion(this);
            default -> throw Spent.polledAfterDrop(this);
        }
        if (stateAcquire() != DONE || !cx.tryProceed()) {
            return Poll.pending();
        }
        return take();
    }

    private void begin(Context cx) {
        try {
            JobPool found = source.poolFor(cx);
            pool = found;
            waker.register(cx.waker());
            toQueued();
            found.execute(this);
        } catch (Throwable failure) {
            toTaken();
            letGo();
            throw failure;
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what is held and no failure is the work's T
    private Poll<T> take() {
        Object outcome = held;
        toTaken();
        letGo();
        if (outcome instanceof Failure failure) {
            throw Rethrow.unchecked(failure.thrown);
        }
        return Poll.ready((T) outcome);
    }

    @Override
    public void drop() {
        switch (toDropped(interruptible)) {
            case CANCELLED -> {
                letGo();
                if (pool != null) {
                    pool.forget(this);
                }
            }
            case DETACHED -> waker.take();
            case INTERRUPT -> {
                waker.take();
                try {
                    if (runner != null) { // null while the job is being refused
                        runner.interrupt();
                    }
                } finally {
                    toInterrupted();
                }
            }
            case DISCARD -> discard(false);
            case ENDED -> {}
        }
    }

    private void letGo() {
        held = null;
        runner = null;
        waker.take();
    }

    // ---- the runner ----

    /** Takes the job to run it on this thread; false if it was dropped. */
    boolean start() {
        if (interruptible) {
            runner = Thread.currentThread();
        }
        return toRunning();
    }

    /** Does the work, and keeps its outcome. */
    @SuppressWarnings("unchecked") // until the end of the run it is the work
    void runWork() {
        ThrowingSupplier<? extends T> work = (ThrowingSupplier<? extends T>) requireNonNull(held);
        try {
            held = work.get();
        } catch (Throwable thrown) {
            held = new Failure(thrown, false);
        }
    }

    /**
     * Gives the outcome of {@link #runWork} to the owner, if there still is one. No interrupt that
     * was meant for the work is left when this returns or calls anybody.
     */
    void publish() {
        ToDone end = toDone();
        Thread.interrupted();
        handOver(end);
    }

    /**
     * Makes {@code thrown} the outcome of a job that has not begun, unless it was dropped. Calls
     * nobody, so it may be under the lock of the pool.
     *
     * @return whether the owner is to be woken
     */
    boolean refuse(Throwable thrown) {
        if (!toRunning()) {
            return false;
        }
        held = new Failure(thrown, true);
        if (toDone() == ToDone.DISCARD) {
            letGo();
            return false;
        }
        return true;
    }

    private void handOver(ToDone end) {
        switch (end) {
            case WAKE -> wakeOwner();
            case DISCARD -> discard(interruptible);
        }
    }

    void wakeOwner() {
        Waker waiting = waker.take();
        if (waiting != null) {
            try {
                waiting.wake();
            } catch (Throwable fromWaker) { // a bug elsewhere; the job has its outcome
                requireNonNull(pool).report(fromWaker);
            }
        }
    }

    /** Lets an outcome go that nobody will take. */
    private void discard(boolean interrupted) {
        Object outcome = held;
        letGo();
        if (outcome instanceof Failure failure
                && !failure.refused
                && !(interrupted && answersInterrupt(failure.thrown))) {
            requireNonNull(pool).report(failure.thrown);
        }
    }

    private static boolean answersInterrupt(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException;
    }

    /** Says where in its life it is. */
    @Override
    public String toString() {
        return "Blocking[" + toString(stateAcquire()) + "]";
    }
}
