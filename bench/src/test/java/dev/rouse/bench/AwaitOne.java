package dev.rouse.bench;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.internal.future.Spent;

/**
 * {@code return await(receiver);} as a compiled block has it: a number for the place it waits at,
 * and a field for what it waits for.
 */
final class AwaitOne implements Future<Object> {

    private int state;
    private Future<Object> awaited;

    AwaitOne(OneshotReceiver<Object> receiver) {
        awaited = receiver;
    }

    @Override
    public Poll<Object> poll(Context cx) throws Exception {
        if (state < 0) {
            throw new IllegalStateException("polled after the end");
        }
        state = 1;
        Poll<Object> polled = awaited.poll(cx);
        if (polled.isReady()) {
            state = -1;
            awaited = Spent.completed();
        }
        return polled;
    }
}
