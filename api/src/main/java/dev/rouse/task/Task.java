package dev.rouse.task;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.Waker;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.future.Spent;
import dev.rouse.time.Timer;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A spawned future: the cell that holds it, the waker and the context of its polls, and the back
 * end of its handle, in one object.
 *
 * <p>Three parties meet here. The <b>executor</b> calls {@link #run} and {@link #shutdown}.
 * <b>Futures and foreign threads</b> call {@link #wake} and, during a poll, the methods of {@link
 * Context}. The <b>handle</b>, which users see as {@link JoinHandle}, calls the methods of that
 * interface; note that {@link #poll} and {@link #drop} are the handle's: they join and detach.
 *
 * <p>Who may touch which field is decided by the state word, see {@link TaskState}:
 *
 * <table>
 *   <caption>Fields and their owners</caption>
 *   <tr><th>field</th><th>holds</th><th>belongs to</th></tr>
 *   <tr><td>stage</td><td>the future; from COMPLETE on the outcome</td>
 *       <td>the thread with RUNNING; from COMPLETE on the handle, or with no JOIN_INTEREST at that
 *       moment still the thread that completed</td></tr>
 *   <tr><td>joiner</td><td>the waker of who awaits the handle, or a mark</td>
 *       <td>the handle while JOIN_WAKER is clear, else the thread that completes</td></tr>
 * </table>
 *
 * @param <T> the type of the task's value
 */
public class Task<T extends @Nullable Object> extends TaskState
        implements JoinHandle<T>, Waker, Context {

    /** How many units a poll may spend with {@link Context#tryProceed} before it must yield. */
    public static final int BUDGET = 128;

    /** Marks in the joiner field: what the handle has done with the outcome. */
    private enum HandleEnd implements Waker {
        TAKEN,
        DETACHED;

        @Override
        public void wake() {}
    }

    /** Outcomes of tasks that were dropped instead of ending themselves. */
    private enum Cancelled {
        ABORTED("was aborted"),
        CLOSED("was cancelled because its executor is closed");

        private final String reason;

        Cancelled(String reason) {
            this.reason = reason;
        }
    }

    private final Scheduler scheduler;

    private @Nullable Object stage;

    private @Nullable Waker joiner;

    Task(Future<T> future, Scheduler scheduler) {
        super(INITIAL);
        this.stage = requireNonNull(future, "future");
        this.scheduler = requireNonNull(scheduler, "scheduler");
    }

    /**
     * Makes a task without a name. Like all new tasks it counts as handed to the executor: put it
     * where {@link Scheduler#schedule} puts tasks, or {@link #run} it.
     *
     * @param future what to run; nobody else may poll or drop it from now on
     * @param scheduler where the task goes when it becomes runnable
     * @param <T> the type of the task's value
     * @return the task, which is also its own {@link JoinHandle}
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> Task<T> create(
            Future<T> future, Scheduler scheduler) {
        return new Task<>(future, scheduler);
    }

    /**
     * Makes a task that may have a name.
     *
     * @param future what to run; nobody else may poll or drop it from now on
     * @param name for messages and dumps, or {@code null}
     * @param scheduler where the task goes when it becomes runnable
     * @param <T> the type of the task's value
     * @return the task, which is also its own {@link JoinHandle}
     * @throws NullPointerException if {@code future} or {@code scheduler} is null
     */
    public static <T extends @Nullable Object> Task<T> create(
            Future<T> future, @Nullable String name, Scheduler scheduler) {
        return name == null ? new Task<>(future, scheduler) : new Named<>(future, name, scheduler);
    }

    /**
     * Makes the task of a {@code blockOn}, whose thread takes the {@link #outcome} when the task
     * has ended, or else drops the handle. So its failure has somebody who learns of it from the
     * beginning: an executor that closes before that thread has come for it does not report it.
     *
     * @param future what to run; nobody else may poll or drop it from now on
     * @param name for messages and dumps, or {@code null}
     * @param scheduler where the task goes when it becomes runnable
     * @param <T> the type of the task's value
     * @return the task, which is also its own {@link JoinHandle}
     * @throws NullPointerException if {@code future} or {@code scheduler} is null
     */
    public static <T extends @Nullable Object> Task<T> createRoot(
            Future<T> future, @Nullable String name, Scheduler scheduler) {
        return new Root<>(future, name, scheduler);
    }

    // ---- the executor's side ----

    /**
     * Polls the future once, or drops it if the task was aborted; does nothing if the task has
     * ended while it waited to be run. Never throws what the future throws.
     *
     * <p>If the poll answers pending, the executor holds nothing any more: the task goes to {@link
     * Scheduler#schedule} when it is woken, or has gone to {@link Scheduler#reschedule} if it was
     * woken during the poll.
     *
     * @return true if the task ended in this call, which happens once in its life unless {@link
     *     #shutdown} ends it
     * @throws IllegalStateException if the task was not handed over before, or is run twice
     */
    public final boolean run() {
        return switch (toRunning()) {
            case POLL -> pollFuture();
            case DROP -> dropFuture();
            case ENDED -> false;
        };
    }

    /**
     * Drops the future at once on the calling thread, for an executor that closes. If the task is
     * inside its poll, on this thread or another, it is dropped when that poll returns; if it has
     * ended, nothing happens. Whatever queue the task is in may be left as it is.
     */
    public final void shutdown() {
        switch (toShutdown()) {
            case DROP -> dropFuture();
            case RUNNING, ENDED -> {}
        }
    }

    /**
     * Takes the outcome of a task that has ended, for an executor whose {@code blockOn} ran it. The
     * handle counts as polled to its end.
     *
     * @return the value
     * @throws Exception what the task's future threw, the same object
     * @throws CancellationException if the task was aborted or its executor closed
     * @throws IllegalStateException if the task has not ended, or the outcome is not the caller's
     */
    public final T outcome() throws Exception {
        checkHandle();
        if (!isComplete()) {
            throw new IllegalStateException(this + " has not ended, so it has no outcome yet");
        }
        return take().value();
    }

    /** Says, as what it calls does, whether the task has ended. */
    private boolean pollFuture() {
        scheduler.budget().renew();
        Poll<T> polled;
        try {
            polled = future().poll(this);
        } catch (Throwable thrown) {
            return complete(failed(thrown));
        }
        if (polled == Poll.<T>pending()) {
            return park();
        }
        if (polled instanceof Poll.Ready<T> ready) {
            return complete(ready.value());
        }
        IllegalStateException broken = answeredNull();
        dropInto(broken);
        return complete(new Failure(broken, info()));
    }

    /** Makes the outcome; one that passes on that everything ends is nothing to report. */
    private Failure failed(Throwable thrown) {
        Failure failure = new Failure(thrown, info());
        if (thrown instanceof CancellationException && scheduler.isClosing()) {
            failure.claimCas();
        }
        return failure;
    }

    /** A future that answered null has not ended, so it is dropped; the task has failed already. */
    private void dropInto(Throwable failure) {
        try {
            future().drop();
        } catch (Throwable thrown) {
            failure.addSuppressed(thrown);
        }
    }

    private boolean park() {
        if (!isTracked()) {
            scheduler.track(this);
        }
        return switch (toIdle()) {
            case PARKED -> false;
            case RESCHEDULE -> {
                scheduler.reschedule(this);
                yield false;
            }
            case DROP -> dropFuture();
        };
    }

    private boolean dropFuture() {
        Future<T> dropped = future();
        try {
            dropped.drop();
        } catch (Throwable thrown) {
            scheduler.failures().report(info(), thrown);
        }
        return complete(isClosed() ? Cancelled.CLOSED : Cancelled.ABORTED);
    }

    private boolean complete(@Nullable Object outcome) {
        stage = outcome;
        boolean tracked = isTracked();
        switch (toComplete()) {
            case WAKE_JOINER -> {
                watch(outcome);
                wakeJoiner();
            }
            case KEEP -> watch(outcome);
            case DISCARD -> discard();
        }
        if (tracked) {
            scheduler.untrack(this);
        }
        return true;
    }

    /**
     * A joiner that waits, or still may come, does not have to: a failure is not its alone yet.
     * That of a root is.
     */
    private void watch(@Nullable Object outcome) {
        if (outcome instanceof Failure failure && !isRoot()) {
            scheduler.failures().watch(this, failure);
        }
    }

    /**
     * A waker must not throw; one that does is reported and harms nobody else. The handle may have
     * come for the outcome before this: then the field holds its mark, and waking that does
     * nothing.
     */
    private void wakeJoiner() {
        Waker waiting = requireNonNull(joiner);
        try {
            waiting.wake();
        } catch (Throwable thrown) {
            scheduler.failures().report(info(), thrown);
        }
    }

    /** Lets go of an outcome that nobody will take; a failure is reported instead. */
    private void discard() {
        Object outcome = stage;
        stage = null;
        if (outcome instanceof Failure failure) {
            scheduler.failures().reportUnlessClaimed(failure);
        }
    }

    @SuppressWarnings("unchecked") // until COMPLETE the stage is the future
    private Future<T> future() {
        return (Future<T>) requireNonNull(stage);
    }

    private IllegalStateException answeredNull() {
        return new IllegalStateException(
                "poll of "
                        + future().getClass().getName()
                        + " answered null; answer Poll.ready(value) or Poll.pending()");
    }

    // ---- the waker's side ----

    @Override
    public final void wake() {
        switch (toScheduled()) {
            case SUBMIT -> scheduler.schedule(this);
            case NOTHING -> {}
        }
    }

    // ---- the poll's side ----

    @Override
    public final Waker waker() {
        return this;
    }

    @Override
    public final Timer timer() {
        return scheduler.timer();
    }

    @Override
    public final Spawner spawner() {
        return scheduler.spawner();
    }

    @Override
    public final boolean tryProceed() {
        if (scheduler.budget().trySpend()) {
            return true;
        }
        wake();
        return false;
    }

    // ---- the handle's side ----

    @Override
    public final void abort() {
        switch (toAborted()) {
            case SUBMIT -> scheduler.schedule(this);
            case NOTHING -> {}
        }
    }

    @Override
    public final boolean isFinished() {
        return isComplete();
    }

    @Override
    public final long id() {
        return number();
    }

    @Override
    public @Nullable String name() {
        return null;
    }

    /**
     * Describes this task without holding on to it.
     *
     * @return its number and name
     */
    public final TaskInfo info() {
        return new TaskInfo(id(), name());
    }

    /**
     * Joins: gives the outcome of the task.
     *
     * @throws Exception what the task's future threw, the same object
     * @throws CancellationException if the task was aborted or its executor closed
     * @throws IllegalStateException if the outcome was taken before, the handle was dropped, or the
     *     task awaits itself
     */
    @Override
    public final Poll<T> poll(Context cx) throws Exception {
        checkHandle();
        if (isComplete()) {
            return cx.tryProceed() ? take() : Poll.pending();
        }
        Waker waiting = cx.waker();
        if (waiting == this) {
            throw new IllegalStateException(this + " awaits its own handle and would never end");
        }
        if (hasJoinWaker()) {
            if (requireNonNull(joiner).willWake(waiting)) {
                return Poll.pending();
            }
            if (toJoinWakerUnset() == ToJoining.COMPLETE) {
                return take();
            }
        }
        joiner = waiting;
        return toJoinWakerSet() == ToJoining.COMPLETE ? take() : Poll.pending();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an outcome that is no mark is the T
    private Poll.Ready<T> take() {
        Object outcome = stage;
        stage = null;
        joiner = HandleEnd.TAKEN;
        if (outcome instanceof Failure failure) {
            failure.claimCas();
            scheduler.failures().forget(failure);
            throw Rethrow.unchecked(failure.thrown());
        }
        if (outcome instanceof Cancelled cancelled) {
            throw new CancellationException(info() + " " + cancelled.reason);
        }
        return new Poll.Ready<>((T) outcome);
    }

    private void checkHandle() {
        if (joiner instanceof HandleEnd end) {
            throw end == HandleEnd.TAKEN
                    ? Spent.polledAfterCompletion(this)
                    : Spent.polledAfterDrop(this);
        }
    }

    @Override
    public final void drop() {
        if (joiner instanceof HandleEnd) {
            return;
        }
        ToJoining detached = toDetached();
        joiner = HandleEnd.DETACHED;
        if (detached == ToJoining.COMPLETE) {
            discard();
        }
    }

    /** Names the task, its future where that is safe to read, and decodes its state. */
    @Override
    public final String toString() {
        return info() + " [" + toString(stateAcquire()) + "]";
    }

    /** Whether a thread waits that will take the outcome, whatever it is. */
    boolean isRoot() {
        return false;
    }

    /** A task with a name; a class of its own, so that the others need no field for it. */
    private static class Named<T extends @Nullable Object> extends Task<T> {
        private final @Nullable String name;

        Named(Future<T> future, @Nullable String name, Scheduler scheduler) {
            super(future, scheduler);
            this.name = name;
        }

        @Override
        public @Nullable String name() {
            return name;
        }
    }

    /** The task of a {@code blockOn}. */
    private static final class Root<T extends @Nullable Object> extends Named<T> {
        Root(Future<T> future, @Nullable String name, Scheduler scheduler) {
            super(future, name, scheduler);
        }

        @Override
        boolean isRoot() {
            return true;
        }
    }
}
