package dev.rouse.stress.channel;

import dev.rouse.Waker;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The algorithm of the channel once more, for one value, for twins to override. */
class ModelPipe implements Pipe {

    private static final int CLOSED = 1;
    private static final int ONE = 2;

    private final AtomicReference<@Nullable Integer> slot = new AtomicReference<>();
    private final AtomicReference<@Nullable Waker> place = new AtomicReference<>();
    private final AtomicInteger tail = new AtomicInteger();
    private volatile int closedAt = -1;
    private int taken;

    @Override
    public final boolean send(Integer value) {
        if (!claim()) {
            return false;
        }
        slot.setRelease(value);
        fenceOfSender();
        if (place.getAcquire() != null) {
            Waker waiting = place.getAndSet(null);
            if (waiting != null) {
                waiting.wake();
            }
        }
        return true;
    }

    /** Claims the next slot, unless it is closed. */
    boolean claim() {
        return (tail.getAndAdd(ONE) & CLOSED) == 0;
    }

    void fenceOfSender() {
        VarHandle.fullFence();
    }

    @Override
    public final Answer poll(Waker waker) {
        if (tryTake()) {
            return Answer.VALUE;
        }
        if (closedAt == taken) {
            return Answer.DONE;
        }
        place.setRelease(waker);
        fenceOfReceiver();
        return looksAgain() && tryTake() ? Answer.VALUE : Answer.PENDING;
    }

    private boolean tryTake() {
        if (slot.getAcquire() == null) {
            return false;
        }
        slot.setRelease(null);
        taken++;
        return true;
    }

    void fenceOfReceiver() {
        VarHandle.fullFence();
    }

    boolean looksAgain() {
        return true;
    }

    @Override
    public final void close() {
        int claimed = tail.getAndUpdate(old -> old | CLOSED);
        closedAt = claimed / ONE;
    }

    /** Looks for a waker without a fence: the look may come before the value is out. */
    static final class SendWithoutFence extends ModelPipe {
        @Override
        void fenceOfSender() {}
    }

    /** Looks again without a fence: the look may come before the waker is out. */
    static final class PollWithoutFence extends ModelPipe {
        @Override
        void fenceOfReceiver() {}
    }

    /** Answers pending without a second look. */
    static final class NoSecondLook extends ModelPipe {
        @Override
        boolean looksAgain() {
            return false;
        }
    }

    /** Looks whether it is closed, and claims its slot a moment later. */
    static final class TornSend extends ModelPipe {
        @Override
        boolean claim() {
            if (isClosed()) {
                return false;
            }
            Thread.onSpinWait();
            super.claim();
            return true;
        }
    }

    final boolean isClosed() {
        return (tail.get() & CLOSED) != 0;
    }
}
