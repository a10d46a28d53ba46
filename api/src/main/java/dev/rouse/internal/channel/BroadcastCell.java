package dev.rouse.internal.channel;

import dev.rouse.PollNext;
import dev.rouse.channel.Broadcast;
import dev.rouse.channel.BroadcastReceiver;
import dev.rouse.channel.BroadcastSender;
import dev.rouse.channel.Received;
import dev.rouse.sync.Notify;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Broadcast}: a ring of values, each with the number of receivers that have not come
 * to it.
 *
 * <pre>{@code
 *          begin            oldest                      tail
 * --------- | ---------------- | ----------------------- | ------>
 *           |   received by all, |  somebody has still to  | not sent
 *           |   values let go    |  receive                |
 *           +------- at most the capacity -----------------+
 * }</pre>
 *
 * <p>Positions are counted from the channel's beginning and never wrap; the place of one is its
 * lowest bits. A receiver that is behind {@code begin} has missed what lies between. Positions of
 * one receiver are counted down in order, so those that nobody waits for are always the first.
 *
 * <p><b>Memory.</b> The monitor of this object guards all fields and the receivers' positions. It
 * is held for a few instructions, but for a drop, which walks over what was not received, and never
 * while code of others runs.
 *
 * @param <T> the type of the values
 */
public final class BroadcastCell<T extends @Nullable Object> extends SenderHandle.Channel {

    /** Notified, all that wait, after a value, and when the last sender is closed. */
    final Notify values = Notify.create();

    /** Notified, all that wait, after the last receiver was dropped. */
    final Notify noReceivers = Notify.create();

    private final @Nullable Object[] ring;

    /** How many receivers have still to come to the value in the same place of the ring. */
    private final int[] unreceived;

    private long oldest;
    private long tail;
    private int receivers;

    private BroadcastCell(int capacity) {
        this.ring = new Object[capacity];
        this.unreceived = new int[capacity];
    }

    /**
     * Makes an empty channel with one sender, {@link #firstSender}, and no receiver.
     *
     * @param capacity how many values it holds at least
     * @param <T> the type of the values
     * @return the channel
     */
    public static <T extends @Nullable Object> BroadcastCell<T> create(int capacity) {
        if (capacity < 1 || capacity > Broadcast.MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "the capacity is not between 1 and "
                            + Broadcast.MAX_CAPACITY
                            + ": "
                            + capacity);
        }
        int highest = Integer.highestOneBit(capacity);
        return new BroadcastCell<>(highest == capacity ? capacity : highest << 1);
    }

    /**
     * Gives the sender that a new channel counts already; to be called once.
     *
     * @return the sender
     */
    public BroadcastSender<T> firstSender() {
        return new BroadcastSenderHandle<>(this);
    }

    /**
     * Adds a receiver of what is sent from now on.
     *
     * @return the receiver
     */
    public synchronized BroadcastReceiver<T> subscribe() {
        receivers = Math.addExact(receivers, 1);
        return new BroadcastReceiverHandle<>(this, tail);
    }

    int send(T value) {
        int reached;
        synchronized (this) {
            reached = receivers;
            if (reached == 0) {
                return 0;
            }
            int place = place(tail);
            ring[place] = value;
            unreceived[place] = reached;
            tail++;
            oldest = Math.max(oldest, begin());
        }
        values.notifyWaiters();
        return reached;
    }

    /** Where the ring begins: what is before it was overwritten. */
    private long begin() {
        return Math.max(0, tail - ring.length);
    }

    private int place(long position) {
        return (int) position & (ring.length - 1);
    }

    // ---- receivers ----

    /** Gives what is next for a receiver, which moves on; or the end, or pending. */
    PollNext<Received<T>> take(BroadcastReceiverHandle<T> receiver) {
        boolean last = hasNoSender(); // asked before the tail is read
        synchronized (this) {
            long at = receiver.position;
            if (at == tail) {
                return last ? PollNext.done() : PollNext.pending();
            }
            long begin = begin();
            if (at < begin) {
                receiver.position = begin;
                return PollNext.item(new Received.Lagged<>(begin - at));
            }
            receiver.position = at + 1;
            T value = valueAt(at);
            received(at);
            return PollNext.item(new Received.Value<>(value));
        }
    }

    /** Tells whether {@link #take} would give anything but pending. */
    boolean hasNext(BroadcastReceiverHandle<T> receiver) {
        return hasNoSender() || unreceivedBy(receiver) > 0;
    }

    synchronized long unreceivedBy(BroadcastReceiverHandle<T> receiver) {
        return tail - receiver.position;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // only T is put in
    private T valueAt(long position) {
        return (T) ring[place(position)];
    }

    /** One less has still to come to a position; the last lets go of the value. */
    private void received(long position) {
        int place = place(position);
        if (--unreceived[place] == 0) {
            ring[place] = null;
            if (position == oldest) {
                oldest++;
            }
        }
    }

    void removeReceiver(BroadcastReceiverHandle<T> receiver) {
        synchronized (this) {
            for (long at = Math.max(receiver.position, begin()); at < tail; at++) {
                received(at);
            }
            receiver.position = tail;
            if (--receivers > 0) {
                return;
            }
        }
        noReceivers.notifyWaiters();
    }

    synchronized int receiverCount() {
        return receivers;
    }

    /** Counts the values that some receiver has not received. */
    synchronized int length() {
        return (int) (tail - oldest);
    }

    boolean hasNoSender() {
        return senderCount() == 0;
    }

    @Override
    void lastSenderClosed() {
        values.notifyWaiters();
    }

    /** Counts values, senders and receivers. */
    @Override
    public String toString() {
        return "Broadcast["
                + length()
                + " of "
                + ring.length
                + ", senders "
                + senderCount()
                + ", receivers "
                + receiverCount()
                + "]";
    }
}
