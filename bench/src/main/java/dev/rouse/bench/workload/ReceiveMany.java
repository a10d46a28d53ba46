package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.channel.MpscReceiver;

/** Receives messages one by one. Its value is how many came. */
final class ReceiveMany extends Repeat<Next<Integer>> {

    private final MpscReceiver<Integer> receiver;

    ReceiveMany(MpscReceiver<Integer> receiver, int messages) {
        super(messages);
        this.receiver = receiver;
    }

    @Override
    Future<Next<Integer>> await(int turn, Context cx) {
        return receiver.recv();
    }

    @Override
    int take(Next<Integer> next) {
        return next instanceof PollNext.Item<Integer> ? 1 : 0;
    }
}
