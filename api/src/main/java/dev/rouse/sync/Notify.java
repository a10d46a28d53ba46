package dev.rouse.sync;

import dev.rouse.internal.sync.NotifyCell;

/**
 * Tells tasks that something has happened, without saying what: the wait and notify of tasks.
 *
 * <pre>{@code
 * Notify filled = Notify.create();
 * // one side                        // the other side
 * queue.add(value);                  while (queue.isEmpty()) {
 * filled.notifyOne();                    await(filled.notified());
 *                                    }
 * }</pre>
 *
 * <p><b>Nothing is missed.</b> {@link #notifyOne} with nobody waiting is stored, once, for the next
 * future that is polled. {@link #notifyWaiters} is not stored, but reaches every {@link Notified}
 * that exists when it is called, polled or not. So take a {@link #notified} future first and look
 * for the news after that; see {@link Notified#enable} if several wait and {@code notifyOne} is
 * used.
 *
 * <p><b>Cancel safety.</b> A future that was picked by {@link #notifyOne} or {@link #notifyLast}
 * and is dropped before it is polled hands the notification on, to another that waits or to the
 * store. One that was reached by {@link #notifyWaiters} has nothing to hand on.
 *
 * <p><b>Fairness.</b> {@link #notifyOne} picks in the order of first polls. Being notified spends a
 * unit of the poll's budget.
 *
 * <p><b>Threads.</b> All methods from any thread; none blocks, and those that notify allocate
 * nothing. What was written before a notification is seen by the poll that it makes ready; through
 * the store too, but there two notifications may become one. A waker that throws is reported to the
 * uncaught exception handler of the thread and harms neither the notifier nor the other waiters.
 */
public interface Notify {

    /**
     * Makes one with nothing stored.
     *
     * @return the place to wait and to notify at
     */
    static Notify create() {
        return new NotifyCell();
    }

    /**
     * Waits for a notification. The future takes its place in the line at its first poll, or when
     * it is {@linkplain Notified#enable enabled}.
     *
     * @return a future that is ready when it has been notified
     */
    Notified notified();

    /**
     * Takes the stored notification of a {@link #notifyOne}, without waiting. Allocates nothing.
     *
     * @return whether there was one
     */
    boolean tryNotified();

    /** Notifies the future that has waited longest, or stores the notification if none waits. */
    void notifyOne();

    /** Notifies the future that came last, or stores the notification if none waits. */
    void notifyLast();

    /**
     * Notifies every future that there is at this moment, also those that have not been polled so
     * far, and none that is made later. Stores nothing.
     */
    void notifyWaiters();
}
