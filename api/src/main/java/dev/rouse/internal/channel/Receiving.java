package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * A future that borrows the receiver until its end: dropping it takes nothing with it. The waker
 * stays in the channel, where it may belong to a later future of the same task; at worst it is
 * woken once for nothing.
 *
 * @param <T> the type of the channel's values
 * @param <R> the type of the future's value
 */
abstract class Receiving<T extends @Nullable Object, R> implements Future<R> {

    /** Null after the end. */
    private @Nullable MpscChannel<T> borrowed;

    private boolean dropped;

    Receiving(MpscChannel<T> channel) {
        this.borrowed = channel;
    }

    abstract Poll<R> pollOpen(MpscChannel<T> channel, Context cx);

    @Override
    public final Poll<R> poll(Context cx) {
        MpscChannel<T> channel = borrowed;
        if (channel == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        boolean ended = true;
        try {
            Poll<R> polled = pollOpen(channel, cx);
            ended = polled != Poll.<R>pending();
            return polled;
        } finally {
            if (ended) {
                end();
            }
        }
    }

    /** Lets go of what is borrowed. */
    void end() {
        borrowed = null;
    }

    @Override
    public final void drop() {
        dropped |= borrowed != null;
        end();
    }

    /** Names the future, and the channel while it waits. */
    @Override
    public final String toString() {
        return getClass().getSimpleName()
                + "["
                + (borrowed != null ? borrowed : dropped ? "dropped" : "completed")
                + "]";
    }
}
