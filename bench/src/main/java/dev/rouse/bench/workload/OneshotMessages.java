package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import org.jspecify.annotations.Nullable;

/**
 * A number of times: makes a oneshot, sends, and receives what was sent.
 *
 * <p>Its value is how many messages came through unchanged.
 */
public final class OneshotMessages implements Future<Integer> {

    private final int wanted;
    private int next;
    private int received;

    /** Kept over the pending answers of a poll that has spent its budget. */
    private @Nullable OneshotReceiver<Object> receiver;

    /**
     * Makes the future.
     *
     * @param wanted how many messages to send
     */
    public OneshotMessages(int wanted) {
        this.wanted = wanted;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        while (next < wanted) {
            OneshotReceiver<Object> current = receiver;
            if (current == null) {
                Oneshot<Object> oneshot = Oneshot.create();
                oneshot.sender().send(this);
                current = oneshot.receiver();
                receiver = current;
            }
            if (!(current.poll(cx) instanceof Poll.Ready<Object> ready)) {
                return Poll.pending();
            }
            receiver = null;
            next++;
            received += ready.value() == this ? 1 : 0;
        }
        return Poll.ready(received);
    }
}
