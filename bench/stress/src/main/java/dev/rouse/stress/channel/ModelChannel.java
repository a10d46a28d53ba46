package dev.rouse.stress.channel;

import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The algorithm of the oneshot once more, for twins to override its exchange of the slot. */
class ModelChannel implements Channel {

    private static final Object DROPPED = "dropped";

    private record Watched(@Nullable Waker receiver, Waker sender) {}

    final AtomicReference<@Nullable Object> slot = new AtomicReference<>();

    /** Puts {@code next} in the place of {@code expected}; false if something else is there. */
    boolean sendCas(@Nullable Object expected, Object next) {
        return slot.compareAndSet(expected, next);
    }

    boolean pollCas(@Nullable Object expected, Object next) {
        return slot.compareAndSet(expected, next);
    }

    boolean dropCas(@Nullable Object expected, Object next) {
        return slot.compareAndSet(expected, next);
    }

    boolean pollClosedCas(@Nullable Object expected, Object next) {
        return slot.compareAndSet(expected, next);
    }

    /** What a weakened step uses where the real one compares and sets; a moment after its look. */
    final boolean overwrite(Object next) {
        Thread.onSpinWait();
        slot.setOpaque(next);
        return true;
    }

    private static boolean isOpen(@Nullable Object state) {
        return state == null || state instanceof Waker || state instanceof Watched;
    }

    private static @Nullable Waker receiverIn(@Nullable Object open) {
        return open instanceof Watched both ? both.receiver : (Waker) open;
    }

    private boolean finish(Object last) {
        for (; ; ) {
            Object state = slot.getAcquire();
            if (state == DROPPED) {
                return false;
            }
            if (sendCas(state, last)) {
                Waker waiting = receiverIn(state);
                if (waiting != null) {
                    waiting.wake();
                }
                return true;
            }
        }
    }

    @Override
    public final boolean send(Integer value) {
        return finish(value);
    }

    @Override
    public final void close() {
        finish(CLOSED);
    }

    @Override
    public final boolean pollClosed(Waker waker) {
        for (; ; ) {
            Object state = slot.getAcquire();
            if (!isOpen(state)) {
                return true;
            }
            if (pollClosedCas(state, new Watched(receiverIn(state), waker))) {
                return false;
            }
        }
    }

    @Override
    public final boolean isReceiverDropped() {
        return slot.getAcquire() == DROPPED;
    }

    @Override
    public final @Nullable Object poll(Waker waker) {
        for (; ; ) {
            Object state = slot.getAcquire();
            if (!isOpen(state)) {
                return state;
            }
            Object next = state instanceof Watched both ? new Watched(waker, both.sender) : waker;
            if (pollCas(state, next)) {
                return null;
            }
        }
    }

    @Override
    public final void drop() {
        for (; ; ) {
            Object state = slot.getAcquire();
            if (dropCas(state, DROPPED)) {
                if (state instanceof Watched both) {
                    both.sender.wake();
                }
                return;
            }
        }
    }

    /** The receiver writes over what has come since it looked. */
    static final class TornPoll extends ModelChannel {
        @Override
        boolean pollCas(@Nullable Object expected, Object next) {
            return overwrite(next);
        }
    }

    /** The sender writes over what has come since it looked. */
    static final class TornSend extends ModelChannel {
        @Override
        boolean sendCas(@Nullable Object expected, Object next) {
            return overwrite(next);
        }
    }

    /** The drop of the receiver writes over what has come since it looked. */
    static final class TornDrop extends ModelChannel {
        @Override
        boolean dropCas(@Nullable Object expected, Object next) {
            return overwrite(next);
        }
    }

    /** The sender that waits writes over what has come since it looked. */
    static final class TornPollClosed extends ModelChannel {
        @Override
        boolean pollClosedCas(@Nullable Object expected, Object next) {
            return overwrite(next);
        }
    }
}
