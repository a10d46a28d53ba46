package dev.rouse.stress.task;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The transitions of a task once more, as short as they can be and open to be overridden: a twin
 * replaces one of them by something weaker. As it stands it is as good as the real one.
 */
class ModelCell implements Cell {

    static final int SCHEDULED = 1;
    static final int RUNNING = 2;
    static final int COMPLETE = 4;
    static final int ABORTED = 8;
    static final int JOIN_INTEREST = 16;
    static final int JOIN_WAKER = 32;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(ModelCell.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Race race;
    private final Context context = new PollContext(this::wake);

    @SuppressWarnings("UnusedVariable") // through STATE only
    private int state = SCHEDULED | JOIN_INTEREST;

    private boolean failed;
    private @Nullable Waker joiner;

    ModelCell(Race race) {
        this.race = race;
    }

    final int get() {
        return (int) STATE.getAcquire(this);
    }

    final boolean cas(int expected, int next) {
        return STATE.compareAndSet(this, expected, next);
    }

    /**
     * What a weakened transition uses where the real one compares and sets; a moment after its
     * look.
     */
    final void overwrite(int next) {
        Thread.onSpinWait();
        STATE.setOpaque(this, next);
    }

    final void clear(int flags) {
        STATE.getAndBitwiseAnd(this, ~flags);
    }

    final void set(int flags) {
        STATE.getAndBitwiseOr(this, flags);
    }

    final void submit() {
        race.queued();
    }

    // ---- the transitions ----

    /** Begins a run; false if there is nothing to run. */
    boolean toRunning() {
        for (; ; ) {
            int word = get();
            if ((word & SCHEDULED) == 0) {
                return false;
            }
            if (cas(word, (word & ~SCHEDULED) | RUNNING)) {
                return true;
            }
        }
    }

    /** Ends a poll that answered pending; false if the future is to be dropped instead. */
    boolean toIdle() {
        for (; ; ) {
            int word = get();
            if ((word & ABORTED) != 0) {
                return false;
            }
            if (cas(word, word & ~RUNNING)) {
                if ((word & SCHEDULED) != 0) {
                    submit();
                }
                return true;
            }
        }
    }

    /** Wakes, and sets a flag in the same step. */
    void toScheduled(int alsoSet) {
        for (; ; ) {
            int word = get();
            if ((word & COMPLETE) != 0) {
                return;
            }
            if (cas(word, word | SCHEDULED | alsoSet)) {
                if ((word & (SCHEDULED | RUNNING)) == 0) {
                    submit();
                }
                return;
            }
        }
    }

    /** Takes the task away; true if the future is the caller's to drop. */
    boolean toShutdown() {
        for (; ; ) {
            int word = get();
            if ((word & COMPLETE) != 0) {
                return false;
            }
            if (cas(word, (word & ~SCHEDULED) | RUNNING | ABORTED)) {
                return (word & RUNNING) == 0;
            }
        }
    }

    /** Changes a flag of the handle; false if the task has ended before. */
    boolean toJoining(int clear, int set) {
        for (; ; ) {
            int word = get();
            if ((word & COMPLETE) != 0) {
                return false;
            }
            if (cas(word, (word & ~clear) | set)) {
                return true;
            }
        }
    }

    /** Puts another waker in the place of one that the handle has left before. */
    boolean toOtherWaker(Waker waker) {
        if (!toJoining(JOIN_WAKER, 0)) {
            return false;
        }
        joinerPlain(waker);
        return toJoining(0, JOIN_WAKER);
    }

    /** Gives up the outcome; true if it is the caller's to discard. */
    boolean toDetached() {
        for (; ; ) {
            int word = get();
            if (cas(word, word & ~JOIN_INTEREST)) {
                return (word & COMPLETE) != 0;
            }
        }
    }

    final void joinerPlain(Waker waker) {
        joiner = waker;
    }

    // ---- what is made of them ----

    @Override
    public final void run() {
        if (toRunning()) {
            if ((get() & ABORTED) == 0) {
                pollFuture();
            } else {
                dropFuture();
            }
        }
    }

    private void pollFuture() {
        Poll<Integer> polled;
        try {
            polled = race.poll(context);
        } catch (Exception e) {
            failed = true;
            complete();
            return;
        }
        if (polled != Poll.<Integer>pending()) {
            complete();
        } else if (!toIdle()) {
            dropFuture();
        }
    }

    final void dropFuture() {
        race.drop();
        complete();
    }

    private void complete() {
        for (; ; ) {
            int word = get();
            if (cas(word, (word & ~(SCHEDULED | RUNNING)) | COMPLETE)) {
                if ((word & JOIN_INTEREST) == 0) {
                    discard();
                } else if ((word & JOIN_WAKER) != 0) {
                    requireNonNull(joiner).wake();
                }
                return;
            }
        }
    }

    private void discard() {
        if (failed) {
            race.reported();
        }
    }

    @Override
    public final void wake() {
        toScheduled(0);
    }

    @Override
    public void abort() {
        toScheduled(ABORTED);
    }

    @Override
    public final void shutdown() {
        if (toShutdown()) {
            dropFuture();
        }
    }

    @Override
    public final boolean isFinished() {
        return (get() & COMPLETE) != 0;
    }

    @Override
    public final Joined join(Waker waker) {
        if (isFinished()) {
            return outcome();
        }
        if ((get() & JOIN_WAKER) != 0) {
            return toOtherWaker(waker) ? Joined.PENDING : outcome();
        }
        joinerPlain(waker);
        return toJoining(0, JOIN_WAKER) ? Joined.PENDING : outcome();
    }

    private Joined outcome() {
        return race.drops() == 0 ? Joined.VALUE : Joined.CANCELLED;
    }

    @Override
    public final void detach() {
        if (toDetached()) {
            discard();
        }
    }
}
