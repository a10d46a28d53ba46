package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.channel.OneshotSender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a number of oneshots at its first poll, starts a thread that sends to all of them in order,
 * and awaits what they bring, in a way that differs. Its value is how many messages came.
 */
abstract class ManyOneshots implements Future<Integer> {

    private final int count;
    private @Nullable Future<Integer> awaiting;

    ManyOneshots(int count) {
        this.count = count;
    }

    /** Gives what awaits them all; its value is how many messages came. */
    abstract Future<Integer> awaitAll(List<OneshotReceiver<Integer>> receivers, Context cx);

    @Override
    public final Poll<Integer> poll(Context cx) throws Exception {
        Future<Integer> all = awaiting;
        if (all == null) {
            List<OneshotReceiver<Integer>> receivers = new ArrayList<>(count);
            List<OneshotSender<Integer>> senders = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Oneshot<Integer> oneshot = Oneshot.create();
                receivers.add(oneshot.receiver());
                senders.add(oneshot.sender());
            }
            all = awaitAll(receivers, cx);
            awaiting = all;
            new Thread(() -> senders.forEach(sender -> sender.send(1)), "sender").start();
        }
        return all.poll(cx);
    }
}
