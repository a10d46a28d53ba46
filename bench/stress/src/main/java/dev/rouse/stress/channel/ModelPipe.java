package dev.rouse.stress.channel;

import dev.rouse.Waker;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The algorithm of the channel once more, for few values, for twins to override. */
class ModelPipe implements Pipe {

    private static final int CLOSED = 1;
    private static final int ONE = 2;

    private final AtomicReferenceArray<@Nullable Integer> slots = new AtomicReferenceArray<>(3);
    final AtomicReference<@Nullable Waker> place = new AtomicReference<>();
    private final AtomicInteger tail = new AtomicInteger();
    private volatile int closedAt = -1;
    private int taken;

    @Override
    public final boolean send(Integer value) {
        int index = claim();
        if (index < 0) {
            return false;
        }
        store(index, value);
        return true;
    }

    /** Claims the next slot; -1 if it is closed. */
    int claim() {
        int claimed = tail.getAndAdd(ONE);
        return (claimed & CLOSED) == 0 ? claimed / ONE : -1;
    }

    /** Stores the value, then looks whom to wake. */
    void store(int index, Integer value) {
        slots.setRelease(index, value);
        fenceOfSender();
        if (place.getAcquire() != null) {
            takeAndWake();
        }
    }

    final void storeAlone(int index, Integer value) {
        slots.setRelease(index, value);
    }

    final void takeAndWake() {
        Waker waiting = place.getAndSet(null);
        if (waiting != null) {
            waiting.wake();
        }
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
        if (slots.getAcquire(taken) == null) {
            return false;
        }
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

    /**
     * Sees a waker, so that it leaves the fence out, looks again, and goes if it is there no more,
     * with no exchange either. Nothing keeps the value from coming out after both looks, and here
     * it does.
     */
    static final class NoExchange extends ModelPipe {
        @Override
        void store(int index, Integer value) {
            boolean seen = place.getAcquire() != null;
            Thread.onSpinWait();
            boolean goes = seen && place.getAcquire() == null;
            storeAlone(index, value);
            if (!goes) {
                fenceOfSender();
                takeAndWake();
            }
        }
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
        int claim() {
            if (isClosed()) {
                return -1;
            }
            Thread.onSpinWait();
            super.claim();
            return 0;
        }
    }

    final boolean isClosed() {
        return (tail.get() & CLOSED) != 0;
    }
}
