package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Background work: a task that stalls, spawns its successor and ends, as long as a flag is set. */
public record BusyChain(AtomicBoolean flag) implements Future<@Nullable Void> {

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (flag.get()) {
            Stall.stall();
            cx.spawner().spawn(new BusyChain(flag)).drop();
        }
        return Poll.ready();
    }
}
