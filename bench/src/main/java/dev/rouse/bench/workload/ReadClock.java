package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** Asks the timer of its executor for the time, once. */
public final class ReadClock implements Future<Long> {

    @Override
    public Poll<Long> poll(Context cx) {
        return Poll.ready(cx.timer().nowNanos());
    }
}
