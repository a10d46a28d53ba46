package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * A future that may be polled after its end: it answers {@link Poll.Pending} then, for ever, and
 * keeps no waker. {@link Future#fuse} makes one.
 *
 * <p>It lets a loop poll a fixed set of futures without writing down which of them have ended.
 * After {@link #drop} it is as every other future: polling it is an error.
 *
 * @param <T> the type of the value
 */
public interface FusedFuture<T extends @Nullable Object> extends Future<T> {

    /**
     * Tells whether the future has ended, in whatever way, so that polling it is of no use.
     *
     * @return true after a value, a failure or a drop
     */
    boolean isTerminated();
}
