package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.channel.MpscSender;
import org.jspecify.annotations.Nullable;

/** Sends the numbers from zero on, waiting for room, and closes its sender. */
final class SendMany extends Repeat<@Nullable Void> {

    private final MpscSender<Integer> sender;

    SendMany(MpscSender<Integer> sender, int messages) {
        super(messages);
        this.sender = sender;
    }

    @Override
    Future<@Nullable Void> await(int turn, Context cx) {
        return sender.send(turn);
    }

    @Override
    int take(@Nullable Void nothing) {
        return 1;
    }

    @Override
    void end() {
        sender.close();
    }
}
