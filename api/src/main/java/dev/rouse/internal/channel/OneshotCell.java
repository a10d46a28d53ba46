package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.channel.OneshotSender;
import dev.rouse.internal.future.Spent;
import dev.rouse.internal.sync.Blocking;
import dev.rouse.internal.sync.Wakes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A oneshot channel and both its sides, in one reference whose type is the state:
 *
 * <pre>{@code
 * slot holds               means                                   goes on to
 * -----------------------  --------------------------------------  --------------------------
 * null                     nothing sent, nobody waits              1 2 3 4 5
 * a Waker                  the receiver waits                      1 2 3 4 5
 * a Watched                the sender waits in closed(), and the   1 2 3 4 5 6
 *                          receiver does or does not
 * a Poll.Ready             the value was sent, and not taken       4 7
 * SENDER_CLOSED            the sender gave up, not noticed         4 7
 * RECEIVER_DROPPED         nobody will take it                     -
 * TAKEN                    the receiver has ended                  -
 * }</pre>
 *
 * <ol>
 *   <li>{@link #send}: the value; wakes the receiver
 *   <li>{@link #close}: SENDER_CLOSED; wakes the receiver
 *   <li>{@link #poll}: the waker of this poll
 *   <li>{@link #drop}: RECEIVER_DROPPED; wakes {@link #closed}
 *   <li>the poll of {@link #closed}: a Watched
 *   <li>the drop of {@link #closed}: back to a Waker or null
 *   <li>{@link #poll} or {@link #tryReceive}: TAKEN
 * </ol>
 *
 * <p>The value travels in the answer that the poll will give, so it costs no object of its own and
 * cannot be mistaken for a state. Only classes are asked for, never an interface: to find that a
 * value is no {@code Waker}, a JVM before JDK 23 searches all interfaces of its class each time.
 *
 * <p><b>Memory.</b> Every step but 7 is a compare-and-set of the slot, so steps have one order and
 * each sees what the ones before it wrote; before 7 no other side changes the slot any more.
 *
 * @param <T> the type of the value
 */
public final class OneshotCell<T extends @Nullable Object>
        implements Oneshot<T>, OneshotSender<T>, OneshotReceiver<T> {

    private enum Mark {
        SENDER_CLOSED,
        RECEIVER_DROPPED,
        TAKEN
    }

    /** Both sides wait: the receiver perhaps, the sender certainly. */
    private record Watched(@Nullable Waker receiver, Waker sender) {}

    private static final VarHandle SLOT;

    static {
        try {
            SLOT = MethodHandles.lookup().findVarHandle(OneshotCell.class, "slot", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through SLOT only
    private @Nullable Object slot;

    /** Makes an empty channel. */
    public OneshotCell() {}

    @Override
    public OneshotSender<T> sender() {
        return this;
    }

    @Override
    public OneshotReceiver<T> receiver() {
        return this;
    }

    // ---- the sender ----

    @Override
    public boolean send(T value) {
        return finish(
                Poll.ready(value),
                "a oneshot sends one value, and this one has been sent or closed");
    }

    @Override
    public void close() {
        finish(Mark.SENDER_CLOSED, null);
    }

    /**
     * Leaves {@code last} in the slot, unless the receiver is gone.
     *
     * @param misuse the message if the sender has finished before; null if that is harmless
     */
    private boolean finish(Object last, @Nullable String misuse) {
        for (; ; ) {
            Object state = slotAcquire();
            if (state == Mark.RECEIVER_DROPPED) {
                return false;
            }
            if (!isOpen(state)) {
                if (misuse != null) {
                    throw new IllegalStateException(misuse);
                }
                return false;
            }
            if (slotCas(state, last)) {
                Waker waiting = receiverIn(state);
                if (waiting != null) {
                    wake(waiting);
                }
                if (state instanceof Watched both) {
                    wake(both.sender); // closed() has nothing to wait for any more
                }
                return true;
            }
        }
    }

    @Override
    public boolean isClosed() {
        return slotAcquire() == Mark.RECEIVER_DROPPED;
    }

    @Override
    public Future<@Nullable Void> closed() {
        return new Closed();
    }

    // ---- the receiver ----

    @Override
    public Poll<T> poll(Context cx) {
        for (; ; ) {
            Object state = slotAcquire();
            if (!isOpen(state)) {
                return state instanceof Poll.Ready && !cx.tryProceed()
                        ? Poll.pending()
                        : take(state);
            }
            Waker latest = cx.waker();
            Waker waiting = receiverIn(state);
            if (waiting != null && waiting.willWake(latest)) {
                return Poll.pending();
            }
            Object next = state instanceof Watched both ? new Watched(latest, both.sender) : latest;
            if (slotCas(state, next)) {
                return Poll.pending();
            }
        }
    }

    @Override
    public Poll<T> tryReceive() {
        Object state = slotAcquire();
        return isOpen(state) ? Poll.pending() : take(state);
    }

    @Override
    public T blockingReceive() {
        return Blocking.on(this);
    }

    /** Ends the receiver with what the sender left, or says how it has ended before. */
    @SuppressWarnings("unchecked") // what gets here is the sender's
    private Poll<T> take(@Nullable Object state) {
        if (state instanceof Poll.Ready<?> sent) {
            slotRelease(Mark.TAKEN);
            return (Poll<T>) sent;
        }
        if (state == Mark.TAKEN) {
            throw Spent.polledAfterCompletion(this);
        }
        if (state == Mark.RECEIVER_DROPPED) {
            throw Spent.polledAfterDrop(this);
        }
        slotRelease(Mark.TAKEN);
        throw new ChannelClosedException("the oneshot's sender was closed without sending");
    }

    @Override
    public void drop() {
        for (; ; ) {
            Object state = slotAcquire();
            if (state == Mark.TAKEN || state == Mark.RECEIVER_DROPPED) {
                return;
            }
            if (slotCas(state, Mark.RECEIVER_DROPPED)) {
                if (state instanceof Watched both) {
                    wake(both.sender);
                }
                return;
            }
        }
    }

    // ---- the states ----

    /** Neither side has finished. */
    private static boolean isOpen(@Nullable Object state) {
        return !(state instanceof Poll.Ready || state instanceof Mark);
    }

    private static @Nullable Waker receiverIn(@Nullable Object open) {
        return open instanceof Watched both ? both.receiver : (Waker) open;
    }

    /** As {@link Wakes#wake}, with a type profile of its own. */
    private static void wake(Waker waiting) {
        try {
            waiting.wake();
        } catch (Throwable thrown) {
            Wakes.report(thrown);
        }
    }

    private @Nullable Object slotAcquire() {
        return SLOT.getAcquire(this);
    }

    private void slotRelease(Object next) {
        SLOT.setRelease(this, next);
    }

    private boolean slotCas(@Nullable Object expected, @Nullable Object next) {
        return SLOT.compareAndSet(this, expected, next);
    }

    /** Says which of the seven states it is in. */
    @Override
    public String toString() {
        Object state = slotAcquire();
        return "Oneshot["
                + (state == null
                        ? "empty"
                        : state instanceof Mark mark
                                ? mark.name()
                                : state instanceof Watched
                                        ? "sender watches"
                                        : isOpen(state) ? "receiver waits" : "sent")
                + "]";
    }

    /** Behind {@link OneshotSender#closed}. */
    private final class Closed implements Future<@Nullable Void> {

        private boolean completed;
        private boolean dropped;

        /** What this future put into the slot, to take it out again. */
        private @Nullable Watched registered;

        @Override
        public Poll<@Nullable Void> poll(Context cx) {
            if (completed || dropped) {
                throw completed ? Spent.polledAfterCompletion(this) : Spent.polledAfterDrop(this);
            }
            for (; ; ) {
                Object state = slotAcquire();
                if (!isOpen(state)) {
                    completed = true;
                    return Poll.ready();
                }
                Waker latest = cx.waker();
                if (state instanceof Watched both && both.sender.willWake(latest)) {
                    return Poll.pending();
                }
                Watched next = new Watched(receiverIn(state), latest);
                if (slotCas(state, next)) {
                    registered = next;
                    return Poll.pending();
                }
            }
        }

        @Override
        public void drop() {
            if (completed || dropped) {
                return;
            }
            dropped = true;
            for (; ; ) {
                Object state = slotAcquire();
                if (registered == null
                        || !(state instanceof Watched both)
                        || both.sender != registered.sender
                        || slotCas(state, both.receiver)) {
                    return;
                }
            }
        }

        @Override
        public String toString() {
            return "Closed[" + OneshotCell.this + "]";
        }
    }
}
