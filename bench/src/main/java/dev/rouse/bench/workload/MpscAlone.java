package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import org.jspecify.annotations.Nullable;

/**
 * Makes a channel, sends messages into it, and then receives them all, with nobody else about. Its
 * value is how many messages came.
 */
public final class MpscAlone implements Future<Integer> {

    private final int messages;
    private final Receiving how;
    private final Future<Integer> sending;
    private final MpscReceiver<Integer> receiver;
    private @Nullable Future<Integer> receiving;

    private MpscAlone(
            MpscReceiver<Integer> receiver, Future<Integer> sending, int messages, Receiving how) {
        this.messages = messages;
        this.how = how;
        this.sending = sending;
        this.receiver = receiver;
    }

    /**
     * Makes the future and its channel.
     *
     * @param capacity how many messages there is room for; not less than are sent
     * @param messages how many to send
     * @param how how they are received
     * @return the future
     */
    public static MpscAlone bounded(int capacity, int messages, Receiving how) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(capacity);
        return new MpscAlone(
                channel.receiver(), new SendMany(channel.sender(), messages), messages, how);
    }

    /**
     * Makes the future and its channel.
     *
     * @param messages how many to send
     * @param how how they are received
     * @return the future
     */
    public static MpscAlone unbounded(int messages, Receiving how) {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        return new MpscAlone(
                channel.receiver(),
                new SendManyUnbounded(channel.sender(), messages),
                messages,
                how);
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        Future<Integer> all = receiving;
        if (all == null) {
            if (!sending.poll(cx).isReady()) {
                return Poll.pending();
            }
            all = how.from(receiver, messages);
            receiving = all;
        }
        return all.poll(cx);
    }
}
