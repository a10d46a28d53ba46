package dev.rouse.stress.future;

import dev.rouse.stress.CountingWaker;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The protocol of shared futures once more, of which only the second handle waits to be woken. */
class ModelShared implements SharedPlace {

    static final int IDLE = 0;
    static final int POLLING = 1;
    static final int WOKEN = 2;
    static final int COMPLETE = 4;

    private final BooleanSupplier poll;
    final AtomicInteger state = new AtomicInteger(IDLE);
    private volatile boolean waiting;
    private final CountingWaker other = new CountingWaker();

    ModelShared(BooleanSupplier poll) {
        this.poll = poll;
    }

    @Override
    public final boolean poll() {
        int now = state.get();
        if ((now != IDLE && now != WOKEN) || !state.compareAndSet(now, POLLING)) {
            return state.get() == COMPLETE;
        }
        if (poll.getAsBoolean()) {
            state.set(COMPLETE);
            wakeAll();
            return true;
        }
        leave();
        return false;
    }

    @Override
    public boolean pollOther() {
        waiting = true;
        return poll();
    }

    final void register() {
        waiting = true;
    }

    void leave() {
        if (!state.compareAndSet(POLLING, IDLE)) {
            state.set(WOKEN);
            wakeAll();
        }
    }

    @Override
    public void wake() {
        for (; ; ) {
            int now = state.get();
            if (now == COMPLETE) {
                return;
            }
            if (state.compareAndSet(now, now | WOKEN)) {
                if (now == IDLE) {
                    wakeAll();
                }
                return;
            }
        }
    }

    final void wakeAll() {
        if (waiting) {
            other.wake();
        }
    }

    @Override
    public final boolean isOtherWoken() {
        return other.isWoken();
    }

    /** Leaves a wake during a poll to the poller. */
    static final class ForgetsWakesDuringPolls extends ModelShared {
        ForgetsWakesDuringPolls(BooleanSupplier poll) {
            super(poll);
        }

        @Override
        public void wake() {
            if (state.compareAndSet(IDLE, WOKEN)) {
                wakeAll();
            }
        }
    }

    /** Ends a poll with a look for a wake and a store, between which a wake is overwritten. */
    static final class LeavesInTwoSteps extends ModelShared {
        LeavesInTwoSteps(BooleanSupplier poll) {
            super(poll);
        }

        @Override
        void leave() {
            if (state.getAcquire() == POLLING) {
                Thread.onSpinWait();
                state.setRelease(IDLE);
            } else {
                state.set(WOKEN);
                wakeAll();
            }
        }
    }

    /** Polls first and registers after that. */
    static final class RegistersLate extends ModelShared {
        RegistersLate(BooleanSupplier poll) {
            super(poll);
        }

        @Override
        public boolean pollOther() {
            boolean ended = poll();
            register();
            return ended;
        }
    }
}
