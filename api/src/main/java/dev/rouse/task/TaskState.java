package dev.rouse.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The state word of a task and its transitions; nobody else shifts or masks it.
 *
 * <p>The low eight bits are the flags below. The other 56 are the task's number, dealt when first
 * asked for; zero until then. Three flags make the life-cycle, of which a task is at any moment in
 * exactly one place:
 *
 * <pre>{@code
 *   0               1                    5
 * -----> SCHEDULED -----> RUNNING -----------------> COMPLETE
 *         ^  ^   |         | | ^                        ^
 *         |  |   |    3    | | |                        |
 *         |  +---(---------+ | | (2: SCHEDULED joins)   |
 *         |      |           | +-----+                  |
 *         |      | 7       4 |                          |
 *       2 |      |           v                          |
 *       6 |      |        PARKED                        |
 *         +------(-----------+                          |
 *                |           | 7                        |
 *                |           v                      5   |
 *                +-----> RUNNING, ABORTED --------------+
 * }</pre>
 *
 * <ol start="0">
 *   <li>{@link Task#create}; the executor that asked for the task holds it.
 *   <li>{@link Task#run} → {@link #toRunning}: the poll begins, or the drop if it was aborted.
 *   <li>{@link Task#wake} → {@link #toScheduled}. A parked task becomes scheduled and is handed to
 *       {@link Scheduler#schedule}. A running one gets SCHEDULED beside RUNNING.
 *   <li>The poll answered pending and the task was woken in the meantime: {@link #toIdle} hands it
 *       to {@link Scheduler#reschedule}.
 *   <li>The poll answered pending: {@link #toIdle}. PARKED is the name of having none of the three
 *       flags.
 *   <li>The poll answered ready or threw, or the future was dropped: {@link #toComplete}.
 *   <li>{@link Task#abort} → {@link #toAborted}: as 2, and ABORTED stays set from here on. While
 *       the task runs, {@link #toIdle} sees it and has the future dropped there and then.
 *   <li>{@link Task#shutdown} → {@link #toShutdown}: the closing executor drops the future itself.
 * </ol>
 *
 * <p><b>Memory.</b> Every transition is a read-modify-write of this one word, so all transitions of
 * a task have one order, and what a thread wrote before its transition is visible to every thread
 * whose transition comes later. All other fields of a task are plain and rely on this sentence. A
 * wake of a task that is scheduled already writes the same word again for that reason alone: to
 * return early would hide the waker's writes from the coming poll.
 */
abstract class TaskState {

    /**
     * The task has been handed to its executor and not run since; or, beside RUNNING, it was woken
     * during its poll. Set by create, wake and abort; cleared by run, shutdown and completion.
     * Never together with COMPLETE.
     */
    static final long SCHEDULED = 0b0000_0001;

    /**
     * A thread is inside the poll or the drop, and owns all fields but the joiner. Set by run and
     * shutdown; cleared when the poll answered pending and at completion. Never together with
     * COMPLETE.
     */
    static final long RUNNING = 0b0000_0010;

    /**
     * The outcome is there and will not change. Set once, by the thread that ran the task; never
     * cleared. From here on the handle owns the outcome if JOIN_INTEREST was set at this moment.
     */
    static final long COMPLETE = 0b0000_0100;

    /**
     * The future is to be dropped instead of polled. Set by abort and shutdown, never cleared.
     * Beside COMPLETE it may mean that the abort came too late.
     */
    static final long ABORTED = 0b0000_1000;

    /**
     * A handle may still ask for the outcome. Set from the beginning; cleared once, when the handle
     * is dropped.
     */
    static final long JOIN_INTEREST = 0b0001_0000;

    /**
     * The joiner field holds a waker. While clear, the field belongs to the handle; while set, to
     * the thread that completes the task. Set by the handle, cleared by the handle, both before
     * COMPLETE only; after that it stays as it is. Until COMPLETE never without JOIN_INTEREST.
     */
    static final long JOIN_WAKER = 0b0010_0000;

    /**
     * The executor has been told of this task by {@link Scheduler#track}. Set when the first poll
     * that answered pending is over; never cleared.
     */
    static final long TRACKED = 0b0100_0000;

    /**
     * The executor closed before the task had ended. Set by shutdown, never without ABORTED; it
     * only tells the handle why.
     */
    static final long CLOSED = 0b1000_0000;

    /** A new task: in the hands of its executor, and its handle in those of the spawner. */
    static final long INITIAL = SCHEDULED | JOIN_INTEREST;

    private static final int ID_SHIFT = 8;

    private static final AtomicLong LAST_ID = new AtomicLong();

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(TaskState.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Plain in the constructor: whatever hands the task to another thread publishes it. */
    @SuppressWarnings("unused") // through STATE only
    private long state;

    TaskState(long initial) {
        state = initial;
    }

    /** What {@link Task#run} has to do. */
    enum ToRunning {
        /** Poll the future. */
        POLL,
        /** Drop the future: the task was aborted. */
        DROP,
        /** Nothing: the task ended, or is being shut down, while it was in the queue. */
        ENDED
    }

    /** Begins a run. */
    final ToRunning toRunning() {
        for (; ; ) {
            long word = stateAcquire();
            if ((word & (COMPLETE | CLOSED)) != 0) { // CLOSED: being shut down at this moment
                return ToRunning.ENDED;
            }
            if ((word & (SCHEDULED | RUNNING)) != SCHEDULED) {
                throw new IllegalStateException(
                        "run() of a task that was not handed over by schedule(): "
                                + toString(word));
            }
            if (stateCas(word, word ^ (SCHEDULED | RUNNING))) {
                return (word & ABORTED) == 0 ? ToRunning.POLL : ToRunning.DROP;
            }
        }
    }

    /** What follows a poll that answered pending. */
    enum ToIdle {
        /** Nothing: a wake will bring the task back. */
        PARKED,
        /** Hand the task to its executor: it was woken during the poll. */
        RESCHEDULE,
        /** Drop the future: the task was aborted during the poll. The task is still running. */
        DROP
    }

    /** Ends a poll that answered pending. */
    final ToIdle toIdle() {
        for (; ; ) {
            long word = stateAcquire();
            if ((word & ABORTED) != 0) {
                if (stateCas(word, word | TRACKED)) {
                    return ToIdle.DROP;
                }
            } else if (stateCas(word, (word & ~RUNNING) | TRACKED)) {
                return (word & SCHEDULED) == 0 ? ToIdle.PARKED : ToIdle.RESCHEDULE;
            }
        }
    }

    /** What to do with the outcome of a task that has just ended. */
    enum ToComplete {
        /** The handle waits: wake it. */
        WAKE_JOINER,
        /** The handle exists and may come for it. */
        KEEP,
        /** The handle was dropped. */
        DISCARD
    }

    /** Ends the task. The outcome must have been stored before. */
    final ToComplete toComplete() {
        for (; ; ) {
            long word = stateAcquire();
            if (stateCas(word, (word & ~(SCHEDULED | RUNNING)) | COMPLETE)) {
                if ((word & JOIN_INTEREST) == 0) {
                    return ToComplete.DISCARD;
                }
                return (word & JOIN_WAKER) == 0 ? ToComplete.KEEP : ToComplete.WAKE_JOINER;
            }
        }
    }

    /** What follows a wake or an abort. */
    enum ToScheduled {
        /** Hand the task to its executor. */
        SUBMIT,
        /** Nothing: somebody has it in hand, or it has ended. */
        NOTHING
    }

    /** Wakes. */
    final ToScheduled toScheduled() {
        return schedule(0);
    }

    /** Aborts. */
    final ToScheduled toAborted() {
        return schedule(ABORTED);
    }

    private ToScheduled schedule(long alsoSet) {
        for (; ; ) {
            long word = stateAcquire();
            if ((word & COMPLETE) != 0) {
                return ToScheduled.NOTHING;
            }
            if (stateCas(word, word | SCHEDULED | alsoSet)) {
                return (word & (SCHEDULED | RUNNING)) == 0
                        ? ToScheduled.SUBMIT
                        : ToScheduled.NOTHING;
            }
        }
    }

    /** What a closing executor has to do. */
    enum ToShutdown {
        /** Drop the future: it belongs to the caller now. */
        DROP,
        /** Nothing: it is running, and will be dropped when its poll returns. */
        RUNNING,
        /** Nothing: it has ended. */
        ENDED
    }

    /** Takes the task away from whatever queue it is in. */
    final ToShutdown toShutdown() {
        for (; ; ) {
            long word = stateAcquire();
            if ((word & COMPLETE) != 0) {
                return ToShutdown.ENDED;
            }
            if (stateCas(word, (word & ~SCHEDULED) | RUNNING | ABORTED | CLOSED)) {
                return (word & RUNNING) == 0 ? ToShutdown.DROP : ToShutdown.RUNNING;
            }
        }
    }

    /** Who owns the joiner field and the outcome after a step of the handle. */
    enum ToJoining {
        /** The task has not ended; the step was taken. */
        WAITING,
        /** The task has ended; the step was not taken, and the outcome is the handle's. */
        COMPLETE
    }

    /**
     * Gives the joiner field, which holds a waker now, to the thread that will complete the task.
     */
    final ToJoining toJoinWakerSet() {
        return joining(0, JOIN_WAKER);
    }

    /** Takes the joiner field back to put another waker there. */
    final ToJoining toJoinWakerUnset() {
        return joining(JOIN_WAKER, 0);
    }

    private ToJoining joining(long clear, long set) {
        for (; ; ) {
            long word = stateAcquire();
            if ((word & COMPLETE) != 0) {
                return ToJoining.COMPLETE;
            }
            if (stateCas(word, (word & ~clear) | set)) {
                return ToJoining.WAITING;
            }
        }
    }

    /** Gives up the outcome. {@code COMPLETE} means that it is the handle's to discard. */
    final ToJoining toDetached() {
        for (; ; ) {
            long word = stateAcquire();
            boolean complete = (word & COMPLETE) != 0;
            long clear = complete ? JOIN_INTEREST : JOIN_INTEREST | JOIN_WAKER;
            if (stateCas(word, word & ~clear)) {
                return complete ? ToJoining.COMPLETE : ToJoining.WAITING;
            }
        }
    }

    /** True once the outcome is there and visible to the caller. */
    final boolean isComplete() {
        return (stateAcquire() & COMPLETE) != 0;
    }

    /** Asked by the thread that runs the task: only it sets the flag. */
    final boolean isTracked() {
        return (stateAcquire() & TRACKED) != 0;
    }

    /** Asked by the thread that runs the task, to tell the reason of an abort. */
    final boolean isClosed() {
        return (stateAcquire() & CLOSED) != 0;
    }

    /** Asked by the handle: only it sets and clears the flag. */
    final boolean hasJoinWaker() {
        return (stateAcquire() & JOIN_WAKER) != 0;
    }

    /** Gives the task's number, dealing the next one if it has none yet. */
    final long number() {
        long fresh = 0;
        for (; ; ) {
            long word = stateAcquire();
            if (word >>> ID_SHIFT != 0) {
                return word >>> ID_SHIFT;
            }
            if (fresh == 0) {
                fresh = LAST_ID.incrementAndGet();
            }
            if (stateCas(word, word | fresh << ID_SHIFT)) {
                return fresh;
            }
        }
    }

    final long stateAcquire() {
        return (long) STATE.getAcquire(this);
    }

    private boolean stateCas(long expected, long next) {
        return STATE.compareAndSet(this, expected, next);
    }

    /** Decodes a word: the place in the life-cycle, then the other flags, then the number. */
    static String toString(long word) {
        StringJoiner names = new StringJoiner("|");
        if ((word & (SCHEDULED | RUNNING | COMPLETE)) == 0) {
            names.add("PARKED");
        }
        addIf(names, word, SCHEDULED, "SCHEDULED");
        addIf(names, word, RUNNING, "RUNNING");
        addIf(names, word, COMPLETE, "COMPLETE");
        addIf(names, word, ABORTED, "ABORTED");
        addIf(names, word, JOIN_INTEREST, "JOIN_INTEREST");
        addIf(names, word, JOIN_WAKER, "JOIN_WAKER");
        addIf(names, word, TRACKED, "TRACKED");
        addIf(names, word, CLOSED, "CLOSED");
        return word >>> ID_SHIFT == 0 ? names.toString() : names + " #" + (word >>> ID_SHIFT);
    }

    private static void addIf(StringJoiner names, long word, long flag, String name) {
        if ((word & flag) != 0) {
            names.add(name);
        }
    }
}
