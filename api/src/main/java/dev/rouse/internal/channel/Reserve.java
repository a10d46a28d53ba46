package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.SendPermit;
import dev.rouse.internal.sync.PermitWaiter;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.MpscSender#reserve}.
 *
 * @param <T> the type of the values
 */
final class Reserve<T extends @Nullable Object> extends PermitWaiter
        implements Future<SendPermit<T>> {

    private final BoundedChannel<T> channel;

    Reserve(BoundedChannel<T> channel) {
        super(1);
        this.channel = channel;
    }

    @Override
    public Poll<SendPermit<T>> poll(Context cx) {
        Phase phase = pollPermits(channel.places(), cx);
        if (phase == null) {
            return Poll.pending();
        }
        if (phase == Phase.CLOSED) {
            throw channel.closedException();
        }
        return Poll.ready(new Place<>(channel));
    }

    @Override
    public void drop() {
        channel.cancel(this);
    }
}
