package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.sync.Barrier;

/**
 * Behind {@link Barrier}: the queue of those who have arrived; its length is the count. Every field
 * is read and written with the monitor of the queue held, which orders what they wrote before.
 */
public final class BarrierCell implements Barrier {

    private final WaiterQueue arrived = new WaiterQueue(null);
    private final int parties;

    private BarrierCell(int parties) {
        this.parties = parties;
    }

    /**
     * Makes a barrier that nobody has arrived at.
     *
     * @param parties how many make a group
     * @return the barrier
     */
    public static Barrier create(int parties) {
        if (parties < 0) {
            throw new IllegalArgumentException("the number of parties is negative: " + parties);
        }
        return new BarrierCell(parties);
    }

    @Override
    public Future<Arrival> arrive() {
        return new Arriving(this);
    }

    /** Arrives; true for the last one, which has let go the others. */
    private boolean add(Arriving waiter, Waker waker) {
        Waiter granted;
        synchronized (arrived) {
            if (arrived.size() + 1 < parties) {
                arrived.add(waiter, waker);
                return false;
            }
            for (Waiter each; (each = arrived.first()) != null; ) {
                arrived.grant(each, Waiter.Phase.GRANTED);
            }
            granted = arrived.takeGranted();
            waiter.complete();
        }
        WaiterQueue.wakeAll(granted);
        return true;
    }

    private boolean isGranted(Arriving waiter, Waker waker) {
        synchronized (arrived) {
            if (waiter.phase == Waiter.Phase.GRANTED) {
                return true;
            }
            waiter.waker = waker;
            return false;
        }
    }

    private void leave(Arriving waiter) {
        synchronized (arrived) {
            if (waiter.phase == Waiter.Phase.QUEUED) {
                arrived.remove(waiter);
            } else {
                waiter.phase = Waiter.Phase.DROPPED;
            }
        }
    }

    /** Counts those who have arrived, and those who make a group. */
    @Override
    public String toString() {
        synchronized (arrived) {
            return "Barrier[" + arrived.size() + " of " + parties + "]";
        }
    }

    /** Behind {@link Barrier#arrive}: the future and its place in the group. */
    private static final class Arriving extends Waiter implements Future<Arrival> {

        private final BarrierCell barrier;

        Arriving(BarrierCell barrier) {
            this.barrier = barrier;
        }

        /** An arrival is paid for, so that the last one can go on in the same poll. */
        @Override
        public Poll<Arrival> poll(Context cx) {
            checkNotEnded();
            if (phase == Phase.NEW) {
                return cx.tryProceed() && barrier.add(this, cx.waker())
                        ? Poll.ready(Arrival.LEADER)
                        : Poll.pending();
            }
            if (!barrier.isGranted(this, cx.waker()) || !cx.tryProceed()) {
                return Poll.pending();
            }
            complete();
            return Poll.ready(Arrival.FOLLOWER);
        }

        @Override
        public void drop() {
            if (!hasEnded()) {
                barrier.leave(this);
            }
        }
    }
}
