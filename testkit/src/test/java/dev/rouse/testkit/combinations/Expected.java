package dev.rouse.testkit.combinations;

import dev.rouse.testkit.combinations.Case.Deed;
import dev.rouse.testkit.combinations.Case.InDrop;
import dev.rouse.testkit.combinations.Case.Means;
import dev.rouse.testkit.combinations.Case.Stop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the pages of {@code JoinHandle}, {@code Executor} and {@code UncaughtHandler} promise for
 * one combination, as the list of what happens, in order.
 */
final class Expected {

    static final String POLLED = "polled";
    static final String DROPPED = "dropped";
    static final String UNCAUGHT_FROM_DROP = "uncaught: from drop";
    static final String UNCAUGHT_FAILURE = "uncaught: failure";
    static final String JOINED_VALUE = "joined: value";
    static final String JOINED_FAILURE = "joined: failure";
    static final String JOINED_ABORTED = "joined: was aborted";
    static final String JOINED_CLOSED = "joined: executor is closed";

    private final Case c;
    private final Moment owned;
    private final Stop stop;
    private final int polls;
    private final boolean closes;
    private final boolean endsItself;
    private final int endStretch;

    Expected(Case c) {
        this.c = c;
        this.owned = c.owner().moment();
        this.stop = c.stop();
        Moment end = c.ending().moment;
        boolean stops =
                stop.means() != Means.NONE
                        && !(stop.moment() == Moment.IN_SECOND_POLL && end == Moment.IN_FIRST_POLL);
        this.closes = stops && stop.means() == Means.CLOSE;
        // A task that ends in the very poll in which it is aborted keeps its result.
        this.endsItself = end != null && (!stops || end.compareTo(stop.moment()) <= 0);
        this.endStretch =
                end != null && endsItself
                        ? end.stretch()
                        : stops ? stop.moment().stretch() : Moment.FINAL_CLOSE;
        this.polls = polls(stops);
    }

    private int polls(boolean stops) {
        if (stops && stop.moment() == Moment.BEFORE_FIRST_POLL) {
            return 0;
        }
        boolean once =
                c.ending().moment == Moment.IN_FIRST_POLL
                        || (stops && stop.moment().compareTo(Moment.WOKEN) <= 0);
        return once ? 1 : 2;
    }

    /** What happens, in order. */
    List<String> trace() {
        return trace(isJoined());
    }

    /**
     * The other order of two things that several workers do at the same time: one closes the
     * executor from inside the task, and another runs who awaits it. Equal to the first where there
     * is no such thing.
     */
    List<String> traceOfOtherWorker() {
        boolean races =
                isJoinerSpawned()
                        && closes
                        && endStretch == stop.moment().stretch()
                        && (stop.moment() == Moment.IN_FIRST_POLL
                                || stop.moment() == Moment.IN_SECOND_POLL);
        return trace(isJoined() || races);
    }

    private List<String> trace(boolean joined) {
        List<String> trace = new ArrayList<>(Collections.nCopies(polls, POLLED));
        if (!endsItself) {
            trace.add(DROPPED);
            if (c.inDrop() == InDrop.THROWS) {
                trace.add(UNCAUGHT_FROM_DROP);
            }
        }
        if (failsItself() && !(joined && isJoinedBeforeClose())) {
            trace.add(UNCAUGHT_FAILURE);
        }
        if (joined) {
            trace.add(outcome());
        }
        return trace;
    }

    private boolean failsItself() {
        return endsItself && c.ending().fails;
    }

    private String outcome() {
        if (endsItself) {
            return c.ending().fails ? JOINED_FAILURE : JOINED_VALUE;
        }
        return closes || endStretch == Moment.FINAL_CLOSE ? JOINED_CLOSED : JOINED_ABORTED;
    }

    /** Moments inside polls that never come are not reached. */
    private boolean isDeedReached() {
        return switch (owned) {
            case IN_FIRST_POLL -> polls >= 1;
            case IN_SECOND_POLL -> polls == 2;
            default -> true;
        };
    }

    private boolean isClosedBy(Moment moment) {
        return closes && stop.moment().compareTo(moment) <= 0;
    }

    private boolean isJoinerSpawned() {
        return (c.owner().deed() == Deed.AWAITS || c.owner().deed() == Deed.ABANDONS)
                && isDeedReached()
                && !isClosedBy(owned);
    }

    private boolean isJoined() {
        return switch (c.owner().deed()) {
            case NEVER_JOINS, DETACHES -> false;
            case BLOCKS_ON_IT, POLLS -> true;
            case AWAITS -> isJoinerSpawned() && isJoinedByTask(Moment.FINAL_CLOSE - 1);
            case ABANDONS -> isJoinerSpawned() && isJoinedByTask(owned.stretch());
        };
    }

    /** The other task gets its answer if there is one before it is stopped itself. */
    private boolean isJoinedByTask(int lastStretch) {
        int answered = Math.max(owned.stretch(), endStretch);
        return endStretch <= lastStretch && (!closes || answered < stop.moment().stretch());
    }

    /** A failure that is joined before its executor closes is nobody else's business. */
    private boolean isJoinedBeforeClose() {
        if (!closes) {
            return true;
        }
        return switch (c.owner().deed()) {
            case AWAITS, ABANDONS -> true;
            case POLLS -> {
                Moment end = c.ending().moment;
                boolean atOnce = end != null && end.compareTo(owned) < 0 && isDeedReached();
                yield atOnce && !isClosedBy(owned);
            }
            default -> false;
        };
    }
}
