package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.stream.NextOf;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.MpscReceiver#recv}.
 *
 * @param <T> the type of the values
 */
final class Recv<T extends @Nullable Object> extends Receiving<T, Next<T>> {

    Recv(MpscChannel<T> channel) {
        super(channel);
    }

    @Override
    Poll<Next<T>> pollOpen(MpscChannel<T> channel, Context cx) {
        PollNext<T> polled = channel.pollRecv(cx);
        return polled == PollNext.<T>pending() ? Poll.pending() : NextOf.ready(polled);
    }
}
