package dev.rouse;

import dev.rouse.internal.stream.FutureSet;
import java.util.List;
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
public final class FuturesOrdered<T extends @Nullable Object> implements Stream<T> {

    private final FutureSet<T> children = new FutureSet<>(true);

    /** Makes an empty set. */
    public FuturesOrdered() {}

    /**
     * Makes a set of given futures.
     *
     * @param futures the children; the set owns them
     * @throws NullPointerException if one of them is null
     */
    public FuturesOrdered(Iterable<? extends Future<? extends T>> futures) {
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
        children.pushBack(future);
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
        children.pushFront(future);
    }

    /**
     * Counts the children whose values have not been taken.
     *
     * @return how many
     */
    public int size() {
        return children.size();
    }

    /**
     * Tells whether there is nothing to wait for.
     *
     * @return true if the next poll answers {@link PollNext.Done}
     */
    public boolean isEmpty() {
        return children.size() == 0;
    }

    /**
     * Lists the children that have not ended, to look at; they stay the set's.
     *
     * @return a copy, in the order of their values
     */
    public List<Future<? extends T>> children() {
        return children.children();
    }

    /**
     * Drops all children, all of them even if one throws. The set may be filled again. Not to be
     * called from inside a child, which would drop itself during its poll.
     */
    public void clear() {
        children.clear();
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        return children.pollNext(cx);
    }

    @Override
    public void drop() {
        children.drop();
    }

    /** Says how many children there are. */
    @Override
    public String toString() {
        return "FuturesOrdered of " + children;
    }
}
