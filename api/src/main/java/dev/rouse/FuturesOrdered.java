package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Many futures on one task, whose values come in the order in which the futures were pushed.
 *
 * <p>All that {@link FuturesUnordered} says holds here as well: children run concurrently, are
 * polled when woken only, and cannot starve one another. Only the handing out differs: a value, or
 * a failure, waits for all before it.
 *
 * <p><b>Memory.</b> One slow child at the front keeps the values of all behind it. To limit that,
 * push no more than you can hold, as {@link Stream#buffered} does.
 *
 * @param <T> the type of the values
 */
public final class FuturesOrdered<T extends @Nullable Object> extends FutureGroup<T> {

    /** Makes an empty set. */
    public FuturesOrdered() {
        super(true);
    }

    /**
     * Makes a set of given futures.
     *
     * @param futures the children; the set owns them
     * @throws NullPointerException if one of them is null
     */
    public FuturesOrdered(Iterable<? extends Future<? extends T>> futures) {
        this();
        futures.forEach(this::pushBack);
    }

    /**
     * Adds a child whose value comes after all others. It is first polled when the set is; if the
     * set waits already, its task is woken.
     *
     * @param future the child; the set owns it
     * @throws IllegalStateException if the set has failed or was dropped; the future stays the
     *     caller's
     * @throws NullPointerException if {@code future} is null
     */
    public void pushBack(Future<? extends T> future) {
        set.pushBack(future);
    }

    /**
     * Adds a child whose value comes before all others, otherwise as {@link #pushBack}.
     *
     * @param future the child; the set owns it
     * @throws IllegalStateException if the set has failed or was dropped; the future stays the
     *     caller's
     * @throws NullPointerException if {@code future} is null
     */
    public void pushFront(Future<? extends T> future) {
        set.pushFront(future);
    }
}
