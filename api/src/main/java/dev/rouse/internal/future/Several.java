package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollOrder;
import dev.rouse.internal.part.Part;
import dev.rouse.internal.part.WokenParts;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A future over several others: polls them, and asks the class below what each end means.
 *
 * <p>Up to {@link #POLL_ALL} children are all polled at each wake, beginning with another one each
 * time. More of them get a waker each, and only those that were woken are polled, in the order of
 * their wakes. When the budget runs out, those in line behind wait for the next poll.
 *
 * @param <R> the type of this future's value
 */
abstract class Several<R extends @Nullable Object> implements Future<R> {

    /** Beyond this number, finding out who was woken is cheaper than polling all. */
    static final int POLL_ALL = 32;

    /** Null in the place of a child that has ended; null itself after the end. */
    private @Nullable Future<?> @Nullable [] children;

    private final int count;
    private int running;
    private final @Nullable PollOrder order;
    private int turn;
    private @Nullable WokenParts woken;
    private boolean dropped;

    /**
     * Takes ownership of {@code futures}.
     *
     * @param order who is polled first; null for each in turn, and for parts
     */
    Several(@Nullable PollOrder order, Collection<? extends Future<?>> futures) {
        this.order = order;
        Future<?>[] copy = futures.toArray(new Future<?>[0]);
        for (int i = 0; i < copy.length; i++) {
            int index = i;
            requireNonNull(copy[i], () -> "future " + index + " of " + copy.length + " is null");
        }
        children = copy;
        count = copy.length;
        running = copy.length;
        woken = order == null && count > POLL_ALL ? allWoken(count) : null;
    }

    /** The waker of one child. */
    private static final class Indexed extends Part {
        final int index;

        Indexed(WokenParts woken, int index) {
            super(woken);
            this.index = index;
        }
    }

    /** At first every child is to be polled. */
    private static WokenParts allWoken(int count) {
        WokenParts all = new WokenParts();
        for (int i = 0; i < count; i++) {
            all.again(new Indexed(all, i));
        }
        return all;
    }

    /** A child has a value. Answers true to poll no more children: {@link #finish} is next. */
    abstract boolean onReady(int index, @Nullable Object value);

    /**
     * A child has failed. To throw ends this future too.
     *
     * @return as {@link #onReady}
     */
    boolean onFailure(int index, Throwable failure) {
        throw Rethrow.unchecked(failure);
    }

    /** Makes the value, once; what is left in {@code rest} belongs to this method. */
    abstract R finish(@Nullable Future<?>[] rest) throws Exception;

    /** Lets go of what was kept for {@link #finish}, which will not be called. */
    abstract void discard();

    /** How many children have not ended. */
    final int running() {
        return running;
    }

    @Override
    public final Poll<R> poll(Context cx) throws Exception {
        @Nullable Future<?>[] rest = children;
        if (rest == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        try {
            boolean over = woken == null ? pollAll(rest, cx) : pollWoken(rest, woken, cx);
            if (!over) {
                return Poll.pending();
            }
        } catch (Throwable failure) {
            end();
            discard();
            dropAll(rest, failure);
            throw failure;
        }
        end();
        return Poll.ready(finish(rest));
    }

    private boolean pollAll(@Nullable Future<?>[] rest, Context cx) {
        int index = count == 0 ? 0 : Objects.checkIndex(first(), count);
        boolean over = running == 0;
        for (int i = 0; i < count && !over; i++) {
            over = pollChild(rest, index, cx);
            index = index + 1 == count ? 0 : index + 1;
        }
        return over;
    }

    private int first() {
        if (order != null) {
            return order.first(count);
        }
        int first = turn;
        turn = turn + 1 < count ? turn + 1 : 0;
        return first;
    }

    private boolean pollWoken(@Nullable Future<?>[] rest, WokenParts parts, Context cx) {
        parts.gather();
        PartContext context = new PartContext(cx);
        boolean over = false;
        for (Part part; !over && !context.isExhausted() && (part = parts.next()) != null; ) {
            part.toPolled();
            over = pollChild(rest, ((Indexed) part).index, context.forPart(part));
        }
        if (!over) {
            parts.await(cx.waker());
        }
        return over;
    }

    /** Polls one child, if it has not ended, and tells whether this future is over. */
    private boolean pollChild(@Nullable Future<?>[] rest, int index, Context cx) {
        Future<?> child = rest[index];
        if (child == null) {
            return false;
        }
        rest[index] = null; // stays, if the poll throws or answers ready
        Poll<?> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            running--;
            return onFailure(index, failure);
        }
        if (polled == Poll.<Object>pending()) {
            rest[index] = child;
            return false;
        }
        running--;
        return onReady(index, ((Poll.Ready<?>) polled).value());
    }

    private void end() {
        children = null;
        if (woken != null) {
            woken.end();
            woken = null;
        }
    }

    @Override
    public final void drop() {
        @Nullable Future<?>[] rest = children;
        if (rest != null) {
            dropped = true;
            end();
            discard();
            dropAll(rest, null);
        }
    }

    /**
     * Drops what is left, all of it, even if some throw.
     *
     * @param failure what will be thrown after this, or null to throw what the first drop threw
     */
    static void dropAll(@Nullable Future<?>[] rest, @Nullable Throwable failure) {
        Throwable first = failure;
        for (int i = 0; i < rest.length; i++) {
            Future<?> child = rest[i];
            rest[i] = null;
            if (child != null) {
                try {
                    child.drop();
                } catch (Throwable thrown) {
                    if (first == null) {
                        first = thrown;
                    } else {
                        Suppress.into(first, thrown);
                    }
                }
            }
        }
        if (failure == null && first != null) {
            throw Rethrow.unchecked(first);
        }
    }

    @Override
    public final String toString() {
        String name = getClass().getSimpleName();
        return children == null
                ? name + (dropped ? "[dropped]" : "[completed]")
                : name + "[" + running + " of " + count + " running]";
    }
}
