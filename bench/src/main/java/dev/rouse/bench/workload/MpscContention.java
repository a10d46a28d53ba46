package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.channel.Mpsc;
import org.jspecify.annotations.Nullable;

/**
 * Makes a channel, spawns tasks that all send into it, and receives everything itself. Its value is
 * how many messages came.
 */
public final class MpscContention implements Future<Integer> {

    /** The capacity that stands for a channel without one. */
    public static final int UNBOUNDED = 0;

    private final int capacity;
    private final int senders;
    private final int messagesEach;
    private final Receiving how;
    private @Nullable Future<Integer> receiving;

    /**
     * Makes the future.
     *
     * @param capacity how many messages there is room for, or {@link #UNBOUNDED}
     * @param senders how many tasks send
     * @param messagesEach how many messages each of them sends
     * @param how how they are received
     */
    public MpscContention(int capacity, int senders, int messagesEach, Receiving how) {
        this.capacity = capacity;
        this.senders = senders;
        this.messagesEach = messagesEach;
        this.how = how;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        Future<Integer> all = receiving;
        if (all == null) {
            all = capacity == UNBOUNDED ? startUnbounded(cx.spawner()) : startBounded(cx.spawner());
            receiving = all;
        }
        return all.poll(cx);
    }

    private Future<Integer> startBounded(Spawner spawner) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(capacity);
        for (int i = 0; i < senders; i++) {
            spawner.spawn(new SendMany(channel.sender().copy(), messagesEach)).drop();
        }
        channel.sender().close();
        return how.from(channel.receiver(), senders * messagesEach);
    }

    private Future<Integer> startUnbounded(Spawner spawner) {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        for (int i = 0; i < senders; i++) {
            spawner.spawn(new SendManyUnbounded(channel.sender().copy(), messagesEach)).drop();
        }
        channel.sender().close();
        return how.from(channel.receiver(), senders * messagesEach);
    }
}
