package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Behind {@link dev.rouse.Futures#yieldNow}. */
public final class YieldNow implements Future<@Nullable Void> {

    private enum Step {
        START,
        YIELDED,
        COMPLETED,
        DROPPED
    }

    private Step step = Step.START;

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        switch (step) {
            case START -> {
                step = Step.YIELDED;
                cx.waker().wake();
                return Poll.pending();
            }
            case YIELDED -> {
                step = Step.COMPLETED;
                return Poll.ready();
            }
            case COMPLETED -> throw Spent.polledAfterCompletion(this);
            default -> throw Spent.polledAfterDrop(this);
        }
    }

    @Override
    public void drop() {
        if (step != Step.COMPLETED) {
            step = Step.DROPPED;
        }
    }

    @Override
    public String toString() {
        return "YieldNow[" + step + "]";
    }
}
