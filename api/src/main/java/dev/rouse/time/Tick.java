package dev.rouse.time;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/** Behind {@link Interval#tick}; the interval remembers all that there is to remember. */
final class Tick implements Future<Long> {

    /** Null after the end. */
    private @Nullable Interval interval;

    private boolean dropped;

    Tick(Interval interval) {
        this.interval = interval;
    }

    @Override
    public Poll<Long> poll(Context cx) {
        Interval live = interval;
        if (live == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        boolean ended = true;
        try {
            Poll<Long> polled = live.pollTick(cx);
            ended = !polled.isPending();
            return polled;
        } finally {
            if (ended) {
                interval = null;
            }
        }
    }

    @Override
    public void drop() {
        dropped |= interval != null;
        interval = null;
    }

    /** Says of what it is the next tick, or that it has ended. */
    @Override
    public String toString() {
        return "Tick[" + (interval != null ? interval : dropped ? "dropped" : "completed") + "]";
    }
}
