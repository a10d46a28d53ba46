package dev.rouse.bench.workload;

import dev.rouse.Future;
import dev.rouse.channel.MpscReceiver;

/** How messages are received. */
public enum Receiving {
    /** Each with a {@code recv}. */
    ONE_BY_ONE {
        @Override
        Future<Integer> from(MpscReceiver<Integer> receiver, int messages) {
            return new ReceiveMany(receiver, messages);
        }
    },
    /** As many with one {@code recvMany} as are there. */
    IN_BATCHES {
        @Override
        Future<Integer> from(MpscReceiver<Integer> receiver, int messages) {
            return new ReceiveBatches(receiver, messages);
        }
    };

    /** Makes a future that receives so many messages; its value is how many came. */
    abstract Future<Integer> from(MpscReceiver<Integer> receiver, int messages);
}
