package dev.rouse;

import dev.rouse.internal.stream.FutureSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link FuturesUnordered} and {@link FuturesOrdered} have in common: all but the pushing.
 *
 * @param <T> the type of the values
 */
abstract class FutureGroup<T extends @Nullable Object> implements Stream<T> {

    final FutureSet<T> set;

    FutureGroup(boolean ordered) {
        set = new FutureSet<>(ordered);
    }

    /**
     * Counts the children whose values have not been taken.
     *
     * @return how many
     */
    public int size() {
        return set.size();
    }

    /**
     * Tells whether there is nothing to wait for.
     *
     * @return true if the next poll answers {@link PollNext.Done}
     */
    public boolean isEmpty() {
        return set.size() == 0;
    }

    /**
     * Lists the children that have not ended, to look at; they stay the set's.
     *
     * @return a copy, in the order in which they stand: as they were pushed back, behind those
     *     pushed to the front
     */
    public List<Future<? extends T>> children() {
        return set.children();
    }

    /**
     * Drops all children, all of them even if one throws. The set may be filled again. Not to be
     * called from inside a child, which would drop itself during its poll.
     */
    public void clear() {
        set.clear();
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        return set.pollNext(cx);
    }

    @Override
    public void drop() {
        set.drop();
    }

    /** Says how many children there are. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + " of " + set;
    }
}
