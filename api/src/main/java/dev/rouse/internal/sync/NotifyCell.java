package dev.rouse.internal.sync;

import dev.rouse.Waker;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Notify}: those who wait, a notification that found nobody, and how often all were
 * notified.
 *
 * <pre>{@code
 *            1 notify                     3 first waiter
 * STORED <----------------- EMPTY -------------------------> WAITING
 *        ----------------->       <-------------------------
 *           2 taken                4 last one notified, or dropped
 * }</pre>
 *
 * <p>{@code notifyWaiters} moves WAITING to EMPTY and leaves the other two as they are. A future
 * learns that it was called before its first poll from the count, which it compares with the one at
 * its creation.
 *
 * <p><b>Memory.</b> Every field is read and written with the monitor of the queue held; only the
 * count is volatile as well, so that a future can be made without it.
 */
public final class NotifyCell implements Notify {

    private final WaiterQueue queue = new WaiterQueue(null);
    private boolean stored;
    private volatile int notifiedAll;

    /** Makes one with nothing stored. */
    public NotifyCell() {}

    @Override
    public Notified notified() {
        return new Notification(this, notifiedAll);
    }

    @Override
    public boolean tryNotified() {
        synchronized (queue) {
            boolean taken = stored;
            stored = false;
            return taken;
        }
    }

    @Override
    public void notifyOne() {
        notifyFirstOr(false);
    }

    @Override
    public void notifyLast() {
        notifyFirstOr(true);
    }

    private void notifyFirstOr(boolean last) {
        Waiter granted;
        synchronized (queue) {
            pick(last);
            granted = queue.takeGranted();
        }
        WaiterQueue.wakeAll(granted);
    }

    /** Under the lock: notifies the one in front, or the last one, or stores. */
    private void pick(boolean last) {
        Notification picked = (Notification) (last ? queue.last() : queue.first());
        if (picked == null) {
            stored = true;
        } else {
            picked.reason = last ? Notification.Reason.LAST : Notification.Reason.ONE;
            queue.grant(picked, Waiter.Phase.GRANTED);
        }
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // the lock is held
    public void notifyWaiters() {
        Waiter granted;
        synchronized (queue) {
            notifiedAll++;
            for (Waiter each; (each = queue.first()) != null; ) {
                queue.grant(each, Waiter.Phase.GRANTED); // the reason is ALL
            }
            granted = queue.takeGranted();
        }
        WaiterQueue.wakeAll(granted);
    }

    /**
     * Polls, or enables.
     *
     * @param waker whom to wake; null keeps the one there is
     * @return whether it is notified now
     */
    boolean register(Notification waiter, @Nullable Waker waker) {
        synchronized (queue) {
            switch (waiter.phase) {
                case NEW -> {
                    if (waiter.notifiedAllBefore != notifiedAll) {
                        waiter.phase = Waiter.Phase.GRANTED;
                    } else if (stored) {
                        stored = false;
                        waiter.reason = Notification.Reason.ONE;
                        waiter.phase = Waiter.Phase.GRANTED;
                    } else {
                        queue.add(waiter, waker);
                    }
                }
                case QUEUED -> {
                    if (waker != null) {
                        waiter.waker = waker;
                    }
                }
                default -> {}
            }
            return waiter.phase == Waiter.Phase.GRANTED;
        }
    }

    /** Drops: leaves the line, or hands on what it was picked for. */
    void cancel(Notification waiter) {
        Waiter granted;
        synchronized (queue) {
            if (waiter.phase == Waiter.Phase.QUEUED) {
                queue.remove(waiter);
            } else {
                waiter.phase = Waiter.Phase.DROPPED;
                if (waiter.reason != Notification.Reason.ALL) {
                    pick(waiter.reason == Notification.Reason.LAST);
                }
            }
            granted = queue.takeGranted();
        }
        WaiterQueue.wakeAll(granted);
    }

    /** Says in which of its three states it is. */
    @Override
    public String toString() {
        synchronized (queue) {
            int waiting = queue.size();
            return "Notify["
                    + (stored ? "stored" : waiting == 0 ? "empty" : waiting + " waiting")
                    + "]";
        }
    }
}
