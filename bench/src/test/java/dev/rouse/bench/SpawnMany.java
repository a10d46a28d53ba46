package dev.rouse.bench;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Spawns the same future, which has no state, in each of many polls, and yields in between. */
final class SpawnMany implements Future<@Nullable Void> {

    private final Future<?> shared;
    private int left;

    SpawnMany(Future<?> shared, int spawns) {
        this.shared = shared;
        this.left = spawns;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (left-- == 0) {
            return Poll.ready();
        }
        cx.spawner().spawn(shared);
        cx.waker().wake();
        return Poll.pending();
    }
}
