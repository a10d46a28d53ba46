package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Many futures on one task, whose values come as they are made.
 *
 * <pre>{@code
 * Future<?> showAll(List<String> urls) {
 *     FuturesUnordered<String> pages = new FuturesUnordered<>();
 *     for (String url : urls) {
 *         pages.push(fetch(url)); // nothing runs yet
 *     }
 *     return pages.forEach(page -> show(page)); // in the order they come
 * }
 * }</pre>
 *
 * <p><b>Waking.</b> Each child has a waker of its own, and only children that were woken are
 * polled, so a set of thousands costs what its busy children cost. One poll of the set polls every
 * woken child once, in the order of the wakes, also when the first of them has a value already; the
 * others' values wait. So no child has to wait for its siblings' values to be taken, and one that
 * wakes itself all the time cannot starve the others.
 *
 * <p><b>Budget.</b> A poll of the set stops when the task's budget is used up, and goes on there at
 * the next one.
 *
 * <p><b>While nobody polls the set, none of its children runs.</b> A loop that does other things
 * between two values keeps them all waiting; children that must not wait belong on tasks of their
 * own, see {@link Spawner#spawn}.
 *
 * <p><b>Done is not for ever.</b> Other than most streams this one may be polled again after {@link
 * PollNext.Done}, which says that the set is empty now.
 *
 * <p><b>Failure.</b> A child that throws ends the set with the same exception, after the values
 * that were there before it; the other children are dropped. For children that may fail alone turn
 * failures into values.
 *
 * <p><b>Cancel safety.</b> Dropping a {@link #next} loses nothing. Dropping the set drops all
 * children, in the order they were pushed, and with them the values that were not taken.
 *
 * <p><b>Threads.</b> The owner's: {@code push} may be called between polls, and from inside a child
 * or callback that this task polls. The children's wakers may be used from any thread.
 *
 * @param <T> the type of the values
 */
public final class FuturesUnordered<T extends @Nullable Object> extends FutureGroup<T> {

    /** Makes an empty set. */
    public FuturesUnordered() {
        super(false);
    }

    /**
     * Makes a set of given futures.
     *
     * @param futures the children; the set owns them
     * @throws NullPointerException if one of them is null
     */
    public FuturesUnordered(Iterable<? extends Future<? extends T>> futures) {
        this();
        futures.forEach(this::push);
    }

    /**
     * Adds a child. It is first polled when the set is; if the set waits already, its task is
     * woken.
     *
     * @param future the child; the set owns it
     * @throws IllegalStateException if the set has failed or was dropped; the future stays the
     *     caller's
     * @throws NullPointerException if {@code future} is null
     */
    public void push(Future<? extends T> future) {
        set.pushBack(future);
    }
}
