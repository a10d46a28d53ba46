package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.sync.CancellationToken#runUntilCancelled}.
 *
 * @param <T> the type of the value
 */
final class RunUntilCancelled<T extends @Nullable Object> implements Future<Poll<T>> {

    private final Cancelled cancelled;

    /** One of the markers of {@link Spent} after the end. */
    private Future<T> child;

    RunUntilCancelled(Cancelled cancelled, Future<T> child) {
        this.cancelled = cancelled;
        this.child = requireNonNull(child, "future");
    }

    @Override
    public Poll<Poll<T>> poll(Context cx) throws Exception {
        Future<T> running = child;
        if (running == Spent.COMPLETED) {
            throw Spent.polledAfterCompletion(this);
        }
        if (running == Spent.DROPPED) {
            throw Spent.polledAfterDrop(this);
        }
        if (cancelled.poll(cx).isReady()) {
            child = Spent.completed();
            running.drop();
            return Poll.ready(Poll.pending());
        }
        if (cancelled.isDue()) {
            return Poll.pending(); // the budget is used up; the future is not polled any more
        }
        boolean ended = true;
        try {
            Poll<T> polled = running.poll(cx);
            ended = polled.isReady();
            return ended ? Poll.ready(polled) : Poll.pending();
        } finally {
            if (ended) {
                child = Spent.completed();
                cancelled.drop();
            }
        }
    }

    @Override
    public void drop() {
        Future<T> running = child;
        if (!Spent.isSpent(running)) {
            child = Spent.dropped();
            cancelled.drop();
            running.drop();
        }
    }

    @Override
    public String toString() {
        return "RunUntilCancelled[" + child + "]";
    }
}
