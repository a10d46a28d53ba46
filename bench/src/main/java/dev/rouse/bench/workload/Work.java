package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** {@code int v = 1 + 1; yield; return v;} */
public final class Work implements Future<Integer> {

    private boolean yielded;
    private int v;

    @Override
    public Poll<Integer> poll(Context cx) {
        if (!yielded) {
            v = 1 + 1;
            yielded = true;
            cx.waker().wake();
            return Poll.pending();
        }
        return Poll.ready(v);
    }
}
