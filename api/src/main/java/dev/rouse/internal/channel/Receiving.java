package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * A future that borrows the receiver until its end: dropping it takes nothing with it, and its
 * waker out of the channel, so that the channel does not keep a task that has lost interest.
 *
 * @param <T> the type of the channel's values
 * @param <R> the type of the future's value
 */
abstract class Receiving<T extends @Nullable Object, R> implements Future<R> {

    /** Null after the end. */
    private @Nullable MpscChannel<T> borrowed;

    /** Whom the channel was asked to wake last; null before the first poll and after the end. */
    private @Nullable Waker registered;

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
            } else {
                waits(channel, cx.waker());
            }
        }
    }

    private void waits(MpscChannel<T> channel, Waker latest) {
        if (registered == null) {
            channel.beginWait();
        }
        registered = latest;
    }

    /** Lets go of what is borrowed. */
    void end() {
        MpscChannel<T> channel = borrowed;
        Waker waker = registered;
        borrowed = null;
        registered = null;
        if (channel != null && waker != null) {
            channel.endWait(waker);
        }
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
