package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.sync.Notified;
import org.jspecify.annotations.Nullable;

/** Behind {@link dev.rouse.sync.Notify#notified}: the future and its place in the line. */
final class Notification extends Waiter implements Notified {

    /** What a future that was notified has to hand on if it is dropped. */
    enum Reason {
        /** Nothing. */
        ALL,
        /** A notification for the one that has waited longest. */
        ONE,
        /** A notification for the one that came last. */
        LAST
    }

    private final NotifyCell notify;

    /** How often all had been notified when this was made. */
    final int notifiedAllBefore;

    /** Written under the lock, before or together with GRANTED; after that by the owner. */
    Reason reason = Reason.ALL;

    Notification(NotifyCell notify, int notifiedAllBefore) {
        this.notify = notify;
        this.notifiedAllBefore = notifiedAllBefore;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        checkNotEnded();
        if (!notify.register(this, cx.waker()) || !cx.tryProceed()) {
            return Poll.pending();
        }
        complete();
        return Poll.ready();
    }

    @Override
    public boolean enable() {
        checkNotEnded();
        boolean notified = notify.register(this, null);
        if (notified) {
            reason = Reason.ALL; // taken, so there is nothing to hand on any more
        }
        return notified;
    }

    @Override
    public void drop() {
        if (!hasEnded()) {
            notify.cancel(this);
        }
    }

    /** Says how far it is. */
    @Override
    public String toString() {
        return "Notified[" + phase + "]";
    }
}
