package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.channel.OneshotSender;
import org.jspecify.annotations.Nullable;

/**
 * A number of times sends the sender of a new oneshot to a {@link Server} and awaits the answer.
 * Its value is how many answers came.
 */
public final class Requests implements Future<Integer> {

    private final MpscSender<OneshotSender<Boolean>> server;
    private final int wanted;
    private int answered;
    private @Nullable Future<@Nullable Void> asking;
    private @Nullable OneshotReceiver<Boolean> answer;

    /**
     * Makes the future.
     *
     * @param server where requests go; stays open
     * @param wanted how many to send
     */
    public Requests(MpscSender<OneshotSender<Boolean>> server, int wanted) {
        this.server = server;
        this.wanted = wanted;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        while (answered < wanted) {
            OneshotReceiver<Boolean> awaited = answer;
            if (awaited == null) {
                Oneshot<Boolean> oneshot = Oneshot.create();
                asking = server.send(oneshot.sender());
                awaited = oneshot.receiver();
                answer = awaited;
            }
            Future<@Nullable Void> request = asking;
            if (request != null) {
                if (!request.poll(cx).isReady()) {
                    return Poll.pending();
                }
                asking = null;
            }
            if (!awaited.poll(cx).isReady()) {
                return Poll.pending();
            }
            answer = null;
            answered++;
        }
        return Poll.ready(answered);
    }
}
