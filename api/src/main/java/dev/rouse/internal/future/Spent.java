package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * What stands where a future was, once it has ended: polling it is the caller's bug and says so,
 * dropping it does nothing.
 */
public enum Spent implements Future<@Nullable Object> {
    /** In the place of a future that answered ready or threw. */
    COMPLETED {
        @Override
        public Poll<@Nullable Object> poll(Context cx) {
            throw polledAfterCompletion(null);
        }
    },
    /** In the place of a future that was dropped. */
    DROPPED {
        @Override
        public Poll<@Nullable Object> poll(Context cx) {
            throw polledAfterDrop(null);
        }
    };

    /**
     * Gives {@link #COMPLETED} as a future of any type; it never has a value.
     *
     * @param <T> the type wanted
     * @return the marker
     */
    @SuppressWarnings("unchecked") // its poll never returns
    public static <T extends @Nullable Object> Future<T> completed() {
        return (Future<T>) COMPLETED;
    }

    /**
     * Gives {@link #DROPPED} as a future of any type; it never has a value.
     *
     * @param <T> the type wanted
     * @return the marker
     */
    @SuppressWarnings("unchecked") // its poll never returns
    public static <T extends @Nullable Object> Future<T> dropped() {
        return (Future<T>) DROPPED;
    }

    /**
     * Tells whether {@code future} is one of the two markers.
     *
     * @param future what stands in the place of a child
     * @return true if the child has ended
     */
    public static boolean isSpent(Future<?> future) {
        return future == COMPLETED || future == DROPPED;
    }

    /**
     * Makes the exception for a poll after the end.
     *
     * @param what the future, or {@code null} where only its child is known
     * @return the exception to throw
     */
    public static IllegalStateException polledAfterCompletion(@Nullable Object what) {
        return new IllegalStateException(
                "polled after completion"
                        + (what == null ? "" : ": " + what)
                        + "; it ends once, make a new one to run it again");
    }

    /**
     * Makes the exception for a poll after a drop.
     *
     * @param what the future, or {@code null} where only its child is known
     * @return the exception to throw
     */
    public static IllegalStateException polledAfterDrop(@Nullable Object what) {
        return new IllegalStateException(
                "polled after drop"
                        + (what == null ? "" : ": " + what)
                        + "; it is cancelled for good, make a new one");
    }

    /**
     * Makes the exception for resuming a generator after its end.
     *
     * @param what the generator
     * @return the exception to throw
     */
    public static IllegalStateException resumedAfterCompletion(Object what) {
        return new IllegalStateException(
                "resumed after completion, or by its own body: "
                        + what
                        + "; a generator ends once, make a new one to run it again");
    }

    /**
     * Makes the exception for resuming a generator that was closed.
     *
     * @param what the generator
     * @return the exception to throw
     */
    public static IllegalStateException resumedAfterClose(Object what) {
        return new IllegalStateException(
                "resumed after close: "
                        + what
                        + "; a closed generator has ended for good, make a new one");
    }
}
