package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.OneshotSender;
import org.jspecify.annotations.Nullable;

/** Answers each request that comes, until nobody is left to send one. */
public final class Server implements Future<@Nullable Void> {

    private final MpscReceiver<OneshotSender<Boolean>> requests;
    private @Nullable Future<Next<OneshotSender<Boolean>>> awaited;

    /**
     * Makes the future.
     *
     * @param requests where they come from
     */
    public Server(MpscReceiver<OneshotSender<Boolean>> requests) {
        this.requests = requests;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
        for (; ; ) {
            Future<Next<OneshotSender<Boolean>>> current = awaited;
            if (current == null) {
                current = requests.recv();
                awaited = current;
            }
            if (!(current.poll(cx) instanceof Poll.Ready<Next<OneshotSender<Boolean>>> ready)) {
                return Poll.pending();
            }
            awaited = null;
            if (!(ready.value() instanceof PollNext.Item<OneshotSender<Boolean>> request)) {
                return Poll.ready();
            }
            request.value().send(true);
        }
    }

    @Override
    public void drop() {
        if (awaited != null) {
            awaited.drop();
        }
        requests.drop();
    }
}
