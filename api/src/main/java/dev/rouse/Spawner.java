package dev.rouse;

import dev.rouse.interop.BlockingPool;
import org.jspecify.annotations.Nullable;

/**
 * Starts tasks on an executor.
 *
 * <p><b>Threads.</b> May be used from any thread. Spawning from inside a task of the same executor
 * is the cheap case.
 */
@FunctionalInterface
public interface Spawner {

    /**
     * Takes ownership of {@code future} and runs it as a task of its own.
     *
     * <p>The future is first polled by the executor, never by this call. If the executor is closed,
     * the future is dropped on the calling thread and the handle reports {@link
     * java.util.concurrent.CancellationException}.
     *
     * @param future what to run; nobody else may poll or drop it from now on
     * @param name a name for messages and dumps, or {@code null}
     * @param <T> the type of the task's value
     * @return the handle to await, abort or detach the task
     * @throws NullPointerException if {@code future} is null
     */
    <T extends @Nullable Object> JoinHandle<T> spawn(Future<T> future, @Nullable String name);

    /**
     * Takes ownership of {@code future} and runs it as a task without a name.
     *
     * @param future what to run; nobody else may poll or drop it from now on
     * @param <T> the type of the task's value
     * @return the handle to await, abort or detach the task
     * @throws NullPointerException if {@code future} is null
     */
    default <T extends @Nullable Object> JoinHandle<T> spawn(Future<T> future) {
        return spawn(future, null);
    }

    /**
     * Gives the threads for work that blocks, to which {@link dev.rouse.interop.Blocking#run} hands
     * what it is given. An executor that has its own overrides this and closes them after its
     * tasks.
     *
     * @return by default {@link BlockingPool#shared()}; never null
     */
    default BlockingPool blocking() {
        return BlockingPool.shared();
    }
}
