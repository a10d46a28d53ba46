package dev.rouse.internal.sync;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.task.ThreadWaker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/** Waits for the futures of channels and locks on threads that run no tasks. */
public final class Blocking {

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

    /**
     * Polls on the calling thread until the future ends, sleeping in between.
     *
     * @param future one that starts no tasks and needs no timer
     * @param <T> the type of the value
     * @return the value; what the future throws is passed on
     */
    public static <T extends @Nullable Object> T on(Future<T> future) {
        try {
            return ThreadWaker.blockOn(future, NoSpawner.INSTANCE, Timer.none());
        } catch (Exception failure) {
            throw Rethrow.unchecked(failure);
        }
    }
}
