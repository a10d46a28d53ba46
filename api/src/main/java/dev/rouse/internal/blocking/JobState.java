package dev.rouse.internal.blocking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The state word of a job and its transitions; nobody else writes it.
 *
 * <pre>{@code
 *       1            2             3          4
 * NEW -----> QUEUED -----> RUNNING -----> DONE -----> TAKEN
 *  |           |            |   |           |           ^
 *  |           | 5        6 |   | 7         | 6         |
 *  | 5         v            |   v           |           |
 *  +-----> CANCELLED        | INTERRUPTING  |           |
 *  |                        |   | 8         |           |
 *  |                        v   v           |           |
 *  |                        DETACHED <------+           |
 *  +----------------------------------------------------+
 *                            9
 * }</pre>
 *
 * <p>Two parties move it: the <em>owner</em>, who polls and drops the future, one call at a time;
 * and the <em>runner</em>, which is the thread of the pool that got the job, or whoever refuses the
 * job in its place.
 *
 * <ol>
 *   <li>{@link #toQueued}: the first poll is about to hand the job to its pool.
 *   <li>{@link #toRunning}: the runner takes the job. It owns the work and the outcome from here.
 *   <li>{@link #toDone}: the runner gives the outcome to the owner.
 *   <li>{@link #toTaken}: a poll gives the outcome away.
 *   <li>{@link #toDropped}: dropped before it started; the owner keeps the work and lets it go.
 *   <li>{@link #toDropped}: dropped after it started. From RUNNING the outcome stays with the
 *       runner, which discards it; from DONE the owner discards it.
 *   <li>{@link #toDropped} of interruptible work: the owner is about to interrupt the runner.
 *   <li>{@link #toInterrupted}: the interrupt has arrived. Until then 3 waits, so that the thread
 *       of the runner cannot be doing anything else when it is interrupted.
 *   <li>{@link #toTaken}: the first poll threw, because there is no pool to run the job.
 * </ol>
 *
 * <p><b>Memory.</b> Every transition that two threads could race for is a compare-and-set of this
 * one word, so each sees what was written before the ones that came first. The other fields of a
 * job are plain and rely on this sentence.
 */
abstract class JobState {

    /** Never polled. Only the owner knows of it. */
    static final int NEW = 0;

    /** With the pool, and not begun. The work belongs to whoever moves the word on. */
    static final int QUEUED = 1;

    /** The runner has it. The owner may only wait or let go. */
    static final int RUNNING = 2;

    /** The outcome is there and belongs to the owner. The runner has left. */
    static final int DONE = 3;

    /** A poll gave the outcome away. Final. */
    static final int TAKEN = 4;

    /** Dropped before the work began, which it never will. Final. */
    static final int CANCELLED = 5;

    /**
     * Dropped while the work runs, and the owner is interrupting the runner. The runner must not
     * leave the job before DETACHED.
     */
    static final int INTERRUPTING = 6;

    /** Dropped after the work began; nobody will take the outcome. Final. */
    static final int DETACHED = 7;

    private static final String[] NAMES = {
        "NEW", "QUEUED", "RUNNING", "DONE", "TAKEN", "CANCELLED", "INTERRUPTING", "DETACHED"
    };

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(JobState.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through STATE only
    private int state;

    JobState(int initial) {
        state = initial;
    }

    /** Moves a new job to QUEUED. Plain: handing it to the pool publishes it. */
    final void toQueued() {
        STATE.set(this, QUEUED);
    }

    /** Moves a queued job to RUNNING; false if it was dropped. */
    final boolean toRunning() {
        return stateCas(QUEUED, RUNNING);
    }

    /** What the runner does with the outcome. */
    enum ToDone {
        /** It belongs to the owner: wake the task. */
        WAKE,
        /** Nobody wants it, and the runner has not been interrupted. */
        DISCARD
    }

    /**
     * Gives the outcome, which must have been stored before, to the owner. If the owner is
     * interrupting this thread, waits for the interrupt; that is a few instructions of the owner.
     */
    @SuppressWarnings("ThreadPriorityCheck") // a few instructions of another thread
    final ToDone toDone() {
        for (; ; ) {
            if (stateCas(RUNNING, DONE)) {
                return ToDone.WAKE;
            }
            if (stateAcquire() == DETACHED) {
                return ToDone.DISCARD;
            }
            Thread.yield(); // INTERRUPTING
        }
    }

    /** Gives the outcome away, or there will be none. Nobody else moves the word any more. */
    final void toTaken() {
        STATE.setRelease(this, TAKEN);
    }

    /** What a drop has to do. */
    enum ToDropped {
        /** Let the work go, and tell the pool, if there is one yet, to forget the job. */
        CANCELLED,
        /** Nothing: the runner will discard the outcome. */
        DETACHED,
        /** Interrupt the runner, and then {@link #toInterrupted}. */
        INTERRUPT,
        /** Discard the outcome. */
        DISCARD,
        /** Nothing: it has ended, or was dropped before. */
        ENDED
    }

    /** Drops. */
    final ToDropped toDropped(boolean interruptibly) {
        for (; ; ) {
            int word = stateAcquire();
            switch (word) {
                case NEW, QUEUED -> {
                    if (stateCas(word, CANCELLED)) {
                        return ToDropped.CANCELLED;
                    }
                }
                case RUNNING -> {
                    if (stateCas(RUNNING, interruptibly ? INTERRUPTING : DETACHED)) {
                        return interruptibly ? ToDropped.INTERRUPT : ToDropped.DETACHED;
                    }
                }
                case DONE -> {
                    STATE.setRelease(this, DETACHED); // the runner has left
                    return ToDropped.DISCARD;
                }
                default -> {
                    return ToDropped.ENDED;
                }
            }
        }
    }

    /** Lets the runner go on: it has been interrupted. */
    final void toInterrupted() {
        STATE.setRelease(this, DETACHED);
    }

    final int stateAcquire() {
        return (int) STATE.getAcquire(this);
    }

    private boolean stateCas(int expected, int next) {
        return STATE.compareAndSet(this, expected, next);
    }

    static String toString(int word) {
        return NAMES[word];
    }
}
