package dev.rouse.executor.single;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.executor.single.internal.Engine;
import dev.rouse.task.ThreadWaker;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * An executor with one thread of its own, on which all tasks run. Made by {@link
 * SingleExecutor.Builder#start()} and by {@code Executor.create("single")}.
 *
 * <p><b>Threads.</b> All methods from any thread. {@link #blockOn} waits on the calling thread
 * while the executor's thread does the work.
 *
 * <p><b>Order and fairness</b> as in {@link SingleExecutor}.
 */
public final class SingleThreadExecutor implements Executor {

    private final Engine engine;
    private final Thread thread;

    SingleThreadExecutor(Engine engine, @Nullable IdleStrategy idle, ThreadFactory factory) {
        this.engine = engine;
        Thread made = factory.newThread(() -> engine.runUntilClosed(idle));
        if (made == null) {
            throw new IllegalStateException("the ThreadFactory answered null instead of a thread");
        }
        this.thread = made;
        made.start();
    }

    static Thread daemonThread(Runnable work) {
        Thread thread = new Thread(work, "rouse-single");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        return engine.spawn(future, name);
    }

    @Override
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        Objects.requireNonNull(future, "future");
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException(
                    "blockOn() from inside a task would block the only thread that can make"
                            + " progress; await the future or spawn it instead");
        }
        if (engine.isClosed()) {
            throw new IllegalStateException("blockOn() on a closed executor");
        }
        return ThreadWaker.blockOn(engine.spawnRoot(future), engine, engine.timer());
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits for the task that runs at the moment, if any; that it ever returns from its poll is
     * the task's duty. From inside a task it returns at once.
     */
    @Override
    public void close() {
        engine.close();
    }

    /** Names the thread and says whether the executor is open. */
    @Override
    public String toString() {
        return "SingleThreadExecutor[" + thread.getName() + ", " + engine + "]";
    }
}
