package dev.rouse.testkit.combinations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One combination. */
record Case(Ending ending, InDrop inDrop, Owner owner, Stop stop) {

    /** How the task ends if nobody stops it. */
    enum Ending {
        VALUE_AT_ONCE(Moment.IN_FIRST_POLL, false),
        FAILURE_AT_ONCE(Moment.IN_FIRST_POLL, true),
        VALUE_WHEN_WOKEN(Moment.IN_SECOND_POLL, false),
        FAILURE_WHEN_WOKEN(Moment.IN_SECOND_POLL, true),
        NEVER(null, false);

        final @Nullable Moment moment;
        final boolean fails;

        Ending(@Nullable Moment moment, boolean fails) {
            this.moment = moment;
            this.fails = fails;
        }
    }

    /** What the future does when it is dropped. */
    enum InDrop {
        RETURNS,
        THROWS
    }

    /** What the owner of the handle does with it. */
    enum Deed {
        /** Keeps it, and never asks. */
        NEVER_JOINS(false),
        /** Calls {@code blockOn} when everything else is over. */
        BLOCKS_ON_IT(false),
        /** Polls it by hand at the moment and again when everything else is over. */
        POLLS(true),
        /** Spawns another task that awaits it. */
        AWAITS(true),
        /** The same, and aborts that other task when nothing is runnable any more. */
        ABANDONS(true),
        /** Drops it. */
        DETACHES(true);

        private final boolean hasMoment;

        Deed(boolean hasMoment) {
            this.hasMoment = hasMoment;
        }
    }

    /** A deed and when it is done. */
    record Owner(Deed deed, Moment moment) {
        @Override
        public String toString() {
            return deed.hasMoment ? deed + " " + moment : deed.toString();
        }
    }

    /** How the task is stopped. */
    enum Means {
        NONE,
        ABORT,
        ABORT_TWICE,
        CLOSE
    }

    /** Means and when they are used; at the same moment before the owner's deed. */
    record Stop(Means means, Moment moment) {

        boolean closes() {
            return means == Means.CLOSE;
        }

        @Override
        public String toString() {
            return means == Means.NONE ? "NO STOP" : means + " " + moment;
        }
    }

    /** All combinations there are. */
    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            for (InDrop inDrop : InDrop.values()) {
                for (Owner owner : owners()) {
                    for (Stop stop : stops()) {
                        all.add(new Case(ending, inDrop, owner, stop));
                    }
                }
            }
        }
        return all;
    }

    private static List<Owner> owners() {
        List<Owner> owners = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            for (Moment moment : Moment.values()) {
                if (deed.hasMoment || moment == Moment.AFTER_THE_END) {
                    owners.add(new Owner(deed, moment));
                }
            }
        }
        return owners;
    }

    private static List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        for (Means means : Means.values()) {
            for (Moment moment : Moment.values()) {
                if (means != Means.NONE || moment == Moment.AFTER_THE_END) {
                    stops.add(new Stop(means, moment));
                }
            }
        }
        return stops;
    }

    @Override
    public String toString() {
        return ending + ", drop " + inDrop + ", owner " + owner + ", " + stop;
    }
}
