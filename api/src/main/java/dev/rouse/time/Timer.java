package dev.rouse.time;

import dev.rouse.Waker;
import dev.rouse.internal.time.NoTimer;

/**
 * The clock of an executor and its list of who is to be woken when.
 *
 * <p><b>Time.</b> Nanoseconds since an origin of the timer's own choice: never negative, never
 * going back, meaningful only against the same timer. {@link Long#MAX_VALUE} is a deadline that
 * never comes.
 *
 * <p><b>Threads.</b> {@link #nowNanos} and {@link Registration#cancel} may be called from any
 * thread. {@link #schedule} may be called from any thread too; from inside a poll it is cheapest.
 * Wakers may cancel and schedule others while they are woken; one that throws keeps no other from
 * being woken.
 */
public interface Timer {

    /**
     * Reads the clock.
     *
     * @return nanoseconds since the origin of this timer, not negative
     */
    long nowNanos();

    /**
     * Registers {@code waker} to be woken once, at {@code deadlineNanos} or as soon after it as the
     * executor gets to it. It is never woken before.
     *
     * @param deadlineNanos when, on the scale of {@link #nowNanos}; a time already past means as
     *     soon as possible
     * @param waker whom to wake
     * @return the registration, to cancel it
     */
    Registration schedule(long deadlineNanos, Waker waker);

    /** A waker that waits in a timer. */
    interface Registration {

        /**
         * Takes the registration back. Constant time; the timer lets go of the waker soon, also if
         * the deadline is far.
         *
         * @return true if the waker had not been woken and now will not be
         */
        boolean cancel();
    }

    /**
     * Gives a timer for executors that have none.
     *
     * @return a timer whose every method throws {@link UnsupportedOperationException} with a
     *     message that says that the executor has no timer
     */
    static Timer none() {
        return NoTimer.INSTANCE;
    }
}
