package dev.rouse.internal.channel;

import dev.rouse.channel.WatchReceiver;
import dev.rouse.channel.WatchSender;
import dev.rouse.sync.Notify;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.Watch}: the value with its version, and how many look at it.
 *
 * <p><b>Memory.</b> One volatile field holds value and version together, so that no reader sees one
 * without the other. It is written under this object's monitor, which senders hold while their
 * callbacks run; readers never take it. Waiting is {@link Notify}'s: the field is written first,
 * then all are notified.
 *
 * <p><b>The last value.</b> A receiver asks whether senders are left before it reads the version,
 * so that none is left means that the version it reads is the last.
 *
 * @param <T> the type of the value
 */
public final class WatchCell<T extends @Nullable Object> extends SenderHandle.Channel {

    /** A value and how many there were before it. */
    record Version<T extends @Nullable Object>(T value, long number) {}

    /** Notified, all that wait, after a new version, and when the last sender is closed. */
    final Notify changes = Notify.create();

    /** Notified, all that wait, after the last receiver was dropped. */
    final Notify noReceivers = Notify.create();

    private final AtomicInteger receivers = new AtomicInteger();

    private volatile Version<T> version;

    /** Under the monitor: a callback of a sender is running. */
    private boolean updating;

    /**
     * Makes a channel with one sender, {@link #firstSender}.
     *
     * @param initial the value
     */
    public WatchCell(T initial) {
        this.version = new Version<>(initial, 0);
    }

    /**
     * Gives the sender that a new channel counts already; to be called once.
     *
     * @return the sender
     */
    public WatchSender<T> firstSender() {
        return new WatchSenderHandle<>(this);
    }

    /**
     * Adds a receiver.
     *
     * @return the receiver, which has seen the present value
     */
    public WatchReceiver<T> firstReceiver() {
        return addReceiver(version.number);
    }

    WatchReceiver<T> addReceiver(long seen) {
        receivers.incrementAndGet();
        return new WatchReceiverHandle<>(this, seen);
    }

    void removeReceiver() {
        if (receivers.decrementAndGet() == 0) {
            noReceivers.notifyWaiters();
        }
    }

    int receiverCount() {
        return receivers.get();
    }

    Version<T> version() {
        return version;
    }

    T replace(T value) {
        T before;
        synchronized (this) {
            checkNotUpdating();
            before = version.value;
            version = new Version<>(value, version.number + 1);
        }
        changes.notifyWaiters();
        return before;
    }

    boolean update(Predicate<? super T> condition, UnaryOperator<T> update) {
        synchronized (this) {
            checkNotUpdating();
            Version<T> before = version;
            updating = true;
            try {
                if (!condition.test(before.value)) {
                    return false;
                }
                version = new Version<>(update.apply(before.value), before.number + 1);
            } finally {
                updating = false;
            }
        }
        changes.notifyWaiters();
        return true;
    }

    private void checkNotUpdating() {
        if (updating) {
            throw new IllegalStateException(
                    "a callback of a sender sends to its own channel; let it return the new value"
                            + " instead: "
                            + this);
        }
    }

    boolean hasNoSender() {
        return senderCount() == 0;
    }

    @Override
    void lastSenderClosed() {
        changes.notifyWaiters();
    }

    /** Counts versions, senders and receivers; does not show the value, which may be long. */
    @Override
    public String toString() {
        return "Watch[version "
                + version.number
                + ", senders "
                + senderCount()
                + ", receivers "
                + receiverCount()
                + "]";
    }
}
