package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.MpscUnboundedSender;

/** Sends the numbers from zero on, all in one poll as nothing waits, and closes its sender. */
record SendManyUnbounded(MpscUnboundedSender<Integer> sender, int messages)
        implements Future<Integer> {

    @Override
    public Poll<Integer> poll(Context cx) {
        int sent = 0;
        for (int i = 0; i < messages; i++) {
            sent += sender.send(i) ? 1 : 0;
        }
        sender.close();
        return Poll.ready(sent);
    }
}
