package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.SendPermit;
import dev.rouse.internal.sync.PermitWaiter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.MpscSender#reserveMany}.
 *
 * @param <T> the type of the values
 */
final class ReserveMany<T extends @Nullable Object> extends PermitWaiter
        implements Future<List<SendPermit<T>>> {

    private final BoundedChannel<T> channel;
    private final int count;

    ReserveMany(BoundedChannel<T> channel, int count) {
        super(count);
        this.channel = channel;
        this.count = count;
    }

    @Override
    public Poll<List<SendPermit<T>>> poll(Context cx) {
        Phase phase = pollPermits(channel.places(), cx);
        if (phase == null) {
            return Poll.pending();
        }
        if (phase == Phase.CLOSED) {
            throw channel.closedException();
        }
        List<SendPermit<T>> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(new Place<>(channel));
        }
        return Poll.ready(places);
    }

    @Override
    public void drop() {
        channel.cancel(this);
    }
}
