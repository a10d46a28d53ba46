package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Ends at its first poll. Having nothing to remember, one object can be any number of tasks. */
public final class Empty implements Future<@Nullable Void> {

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        return Poll.ready();
    }
}
