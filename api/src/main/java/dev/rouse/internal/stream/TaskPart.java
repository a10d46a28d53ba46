package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.TaskRef;
import dev.rouse.internal.part.Part;
import dev.rouse.internal.part.WokenParts;
import org.jspecify.annotations.Nullable;

/**
 * One task of a {@link TaskSet}, before its start the future.
 *
 * <p><b>Memory.</b> The starter stores the handle and then reads the wish to abort; who aborts
 * stores the wish and then reads the handle. Both are volatile, so whoever is second sees the
 * other, and no wish is lost.
 *
 * @param <K> what it is known by
 * @param <T> the type of the value
 */
public final class TaskPart<K extends @Nullable Object, T extends @Nullable Object> extends Part
        implements TaskRef {

    private final K key;
    private final @Nullable String name;

    /** Not started: the set's. */
    private @Nullable Future<? extends T> future;

    private volatile @Nullable JoinHandle<? extends T> handle;
    private volatile boolean abortWanted;

    TaskPart(WokenParts woken, K key, Future<? extends T> future, @Nullable String name) {
        super(woken);
        this.key = key;
        this.future = future;
        this.name = name;
    }

    /**
     * Gives what the task is known by.
     *
     * @return the key
     */
    public K key() {
        return key;
    }

    boolean isStarted() {
        return handle != null;
    }

    void start(Spawner spawner) {
        Future<? extends T> taken = requireNonNull(future);
        future = null;
        JoinHandle<? extends T> started = spawner.spawn(taken, name);
        handle = requireNonNull(started, "Spawner.spawn() answered null");
        if (abortWanted) {
            started.abort();
        }
    }

    /** Polls the handle; gives the outcome, or null if there is none yet. */
    @Nullable Outcome<T> look(Context cx) {
        toPolled();
        try {
            Poll<? extends T> polled = requireNonNull(handle).poll(cx.withWaker(this));
            if (polled instanceof Poll.Ready<? extends T> ready) {
                toEnded();
                return Outcome.value(ready.value());
            }
            return null;
        } catch (Throwable failure) {
            toEnded();
            return Outcome.failure(failure);
        }
    }

    @Override
    public void abort() {
        abortWanted = true;
        JoinHandle<? extends T> started = handle;
        if (started != null) {
            started.abort();
        }
    }

    @Override
    public boolean isFinished() {
        JoinHandle<? extends T> started = handle;
        return started != null && started.isFinished();
    }

    @Override
    public TaskInfo info() {
        JoinHandle<? extends T> started = handle;
        return new TaskInfo(started == null ? 0 : started.id(), name);
    }

    /** The set does not wait for this any more. */
    void detach() {
        toEnded();
        Future<? extends T> waiting = future;
        future = null;
        JoinHandle<? extends T> started = handle;
        if (waiting != null) {
            waiting.drop();
        } else if (started != null) {
            started.drop();
        }
    }

    /** Names the task. */
    @Override
    public String toString() {
        return info().toString();
    }
}
