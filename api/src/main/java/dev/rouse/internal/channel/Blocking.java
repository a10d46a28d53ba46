package dev.rouse.internal.channel;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.task.ThreadWaker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/** Waits for the futures of this package on threads that run no tasks. */
final class Blocking {

    /** These futures start no tasks. */
    private enum NoSpawner implements Spawner {
        INSTANCE;

        @Override
        public <T extends @Nullable Object> JoinHandle<T> spawn(
                Future<T> future, @Nullable String name) {
            throw new UnsupportedOperationException("a blocking call spawns nothing");
        }
    }

    private Blocking() {}

    static <T extends @Nullable Object> T on(Future<T> future) {
        try {
            return ThreadWaker.blockOn(future, NoSpawner.INSTANCE, Timer.none());
        } catch (Exception failure) {
            throw Rethrow.unchecked(failure);
        }
    }
}
