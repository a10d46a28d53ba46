package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.SendFailedException;
import dev.rouse.internal.sync.PermitWaiter;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.MpscSender#send}: waits for a place and puts the value there in
 * the same poll.
 *
 * @param <T> the type of the value
 */
final class Send<T extends @Nullable Object> extends PermitWaiter
        implements Future<@Nullable Void> {

    private final BoundedChannel<T> channel;

    /** Null after the end. */
    private @Nullable T value;

    Send(BoundedChannel<T> channel, T value) {
        super(1);
        this.channel = channel;
        this.value = value;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        Phase phase = pollPermits(channel.places(), cx);
        if (phase == null) {
            return Poll.pending();
        }
        T sent = takeValue();
        if (phase == Phase.CLOSED) {
            throw new SendFailedException(
                    channel + " accepts no more values", SendFailedException.Reason.CLOSED, sent);
        }
        channel.sendWithPermit(sent);
        return Poll.ready();
    }

    /** Gives the value, for the last time. */
    @SuppressWarnings("NullAway") // before the end it is a T
    private T takeValue() {
        T last = value;
        value = null;
        return last;
    }

    @Override
    public void drop() {
        value = null;
        channel.cancel(this);
    }

    /** Drops, because there was no place in time. */
    SendFailedException giveUp() {
        SendFailedException failure =
                new SendFailedException(
                        "no room in time in " + channel,
                        SendFailedException.Reason.TIMEOUT,
                        takeValue());
        drop();
        return failure;
    }
}
