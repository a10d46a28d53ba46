package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.MpscReceiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives messages into a list with room for all of them, as many at once as are there. Its value
 * is how many came.
 */
final class ReceiveBatches implements Future<Integer> {

    private final MpscReceiver<Integer> receiver;
    private final int wanted;
    private final List<Integer> received;
    private @Nullable Future<Integer> awaited;

    ReceiveBatches(MpscReceiver<Integer> receiver, int wanted) {
        this.receiver = receiver;
        this.wanted = wanted;
        this.received = new ArrayList<>(wanted);
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        while (received.size() < wanted) {
            Future<Integer> current = awaited;
            if (current == null) {
                current = receiver.recvMany(received, wanted);
                awaited = current;
            }
            if (!(current.poll(cx) instanceof Poll.Ready<Integer> ready)) {
                return Poll.pending();
            }
            awaited = null;
            if (ready.value() == 0) {
                break;
            }
        }
        return Poll.ready(received.size());
    }
}
