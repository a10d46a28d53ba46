package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.scope.Tracked;
import dev.rouse.internal.scope.TrackerCell;
import org.jspecify.annotations.Nullable;

/**
 * Counts futures that have not ended, to wait for the last of them: a server that shuts down and
 * lets its connections finish.
 *
 * <pre>{@code
 * TaskTracker tracker = new TaskTracker();
 * for (Future<String> connection : connections) {
 *     executor.spawn(tracker.track(connection));
 * }
 * tracker.close(); // no more to come
 * executor.blockOn(tracker.whenEmpty());
 * }</pre>
 *
 * <p>Other than a {@link JoinSet} it keeps no outcomes and no futures: one number is its whole
 * memory. Values and failures go where they go without it.
 *
 * <p><b>Closing</b> refuses nothing: it says that the count may be believed. Futures that are
 * tracked after it are counted and waited for like all others.
 *
 * <p><b>Threads.</b> All methods from any thread; none blocks.
 */
public final class TaskTracker {

    private final TrackerCell cell = new TrackerCell();

    /** Makes an open tracker that counts nothing. */
    public TaskTracker() {}

    /**
     * Counts {@code future}, from now until the result has ended: its value or failure is there, or
     * it was dropped and the drop has returned. Whoever gets the result must poll it to its end or
     * drop it, or it counts for ever.
     *
     * <p>Cancel safety: dropping the result drops the future.
     *
     * @param future what to count; the result owns it
     * @param <T> the type of the value
     * @return a future of the same value
     * @throws NullPointerException if {@code future} is null
     */
    public <T extends @Nullable Object> Future<T> track(Future<T> future) {
        return new Tracked<>(cell, requireNonNull(future, "future"));
    }

    /** Says that the futures to wait for are all there. Idempotent. */
    public void close() {
        cell.close();
    }

    /** Takes {@link #close} back; who was waiting before it may be ready all the same. */
    public void reopen() {
        cell.reopen();
    }

    /**
     * Tells whether it was closed.
     *
     * @return true between {@link #close} and {@link #reopen}
     */
    public boolean isClosed() {
        return cell.isClosed();
    }

    /**
     * Counts.
     *
     * @return how many futures had not ended when this was called
     */
    public long size() {
        return cell.size();
    }

    /**
     * Waits until it is closed and counts nothing, at the same time. Any number of tasks may wait;
     * all are woken.
     *
     * <p>Cancel safety: nothing is lost.
     *
     * @return a future that is ready then
     */
    public Future<@Nullable Void> whenEmpty() {
        return new TrackerCell.WhenEmpty(cell);
    }

    /** Says how many there are, and whether it is closed. */
    @Override
    public String toString() {
        return cell.toString();
    }
}
