package dev.rouse.stress;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import org.jspecify.annotations.Nullable;

/** Takes a future to run, leaves the polls to the race, and notes whether it was aborted. */
public final class OneTask implements Spawner {

    private @Nullable Future<?> spawned;
    private volatile boolean aborted;

    /** Gives what was spawned last. */
    public @Nullable Future<?> spawned() {
        return spawned;
    }

    /** Tells whether any of its handles was told to abort. */
    public boolean isAborted() {
        return aborted;
    }

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        spawned = future;
        return new JoinHandle<>() {
            @Override
            public Poll<T> poll(Context cx) {
                return Poll.pending();
            }

            @Override
            public void abort() {
                aborted = true;
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public long id() {
                return 1;
            }

            @Override
            public @Nullable String name() {
                return name;
            }

            @Override
            public void drop() {}
        };
    }
}
