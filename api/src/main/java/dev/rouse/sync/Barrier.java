package dev.rouse.sync;

import dev.rouse.Future;
import dev.rouse.internal.sync.BarrierCell;

/**
 * A point that tasks pass in groups: each waits until so many have arrived, then all go on, and the
 * barrier waits for the next group.
 *
 * <pre>{@code
 * Barrier barrier = Barrier.create(3);
 * if (await(barrier.arrive()).isLeader()) {
 *     report.add("all three are here"); // one of them says so
 * }
 * }</pre>
 *
 * <p><b>Cancel safety.</b> A task arrives with the first poll of its future that has budget.
 * Dropping the future before the group is complete takes the arrival back: the group then needs
 * another one. Dropping it after that changes nothing for the others.
 *
 * <p><b>Order.</b> The last to arrive is the leader and goes on in the same poll; the others are
 * woken in the order in which they arrived, on its thread. What each of the group wrote before it
 * arrived is seen by all of them after it.
 *
 * <p><b>Threads.</b> Any; nothing blocks. A waker that throws is reported to the uncaught exception
 * handler of the thread and harms nobody.
 */
public interface Barrier {

    /** The part of one task in a group. */
    enum Arrival {
        /** The last one, one for each group. */
        LEADER,
        /** One of the others. */
        FOLLOWER;

        /**
         * Tells whether this is the one of its group that may do what is to be done once.
         *
         * @return true for {@link #LEADER}
         */
        public boolean isLeader() {
            return this == LEADER;
        }
    }

    /**
     * Makes a barrier that nobody has arrived at.
     *
     * @param parties how many make a group; with one or zero nobody waits, and each is a leader
     * @return the barrier
     * @throws IllegalArgumentException if {@code parties} is negative
     */
    static Barrier create(int parties) {
        return BarrierCell.create(parties);
    }

    /**
     * Arrives, and waits for the rest of the group.
     *
     * @return a future that is ready when the group is complete; it never fails
     */
    Future<Arrival> arrive();
}
