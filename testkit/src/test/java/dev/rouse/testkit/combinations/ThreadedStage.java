package dev.rouse.testkit.combinations;

import dev.rouse.Executor;
import dev.rouse.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An executor with threads of its own. While the play acts, each of them is held inside the poll of
 * a {@link Plug}; between acts they are let go and plugged again until what was runnable has run.
 */
final class ThreadedStage extends Stage {

    private final int workers;
    private final Predicate<Thread> ownThreads;
    private final @Nullable LongSupplier alive;
    private final boolean actsInTask;
    private @Nullable Plugs plugs;

    /**
     * Makes a stage for one play.
     *
     * @param alive the executor's own count of tasks, if it has one
     * @param actsInTask whether everything is done from inside another task of the executor
     */
    ThreadedStage(
            Executor executor,
            int workers,
            Predicate<Thread> ownThreads,
            @Nullable LongSupplier alive,
            boolean actsInTask) {
        super(executor);
        this.workers = workers;
        this.ownThreads = ownThreads;
        this.alive = alive;
        this.actsInTask = actsInTask;
    }

    @Override
    void act(Runnable action, boolean thenClose) {
        if (closed) {
            action.run();
            return;
        }
        Plugs holding = plugs == null ? plug() : plugs;
        if (actsInTask) {
            holding.runInside(action);
        } else {
            action.run();
        }
        if (thenClose) {
            // From inside, where close() does not wait: outside it would wait for the plugs.
            holding.runInside(this::closeFromTask);
            close();
        }
    }

    private Plugs plug() {
        Plugs fresh = Plugs.in(executor, workers);
        plugs = fresh;
        return fresh;
    }

    private void unplug() {
        if (plugs != null) {
            plugs.release();
            plugs = null;
        }
    }

    @Override
    void settle(BooleanSupplier settled) {
        for (int round = 0; !closed; round++) {
            if (round == MOST_ROUNDS) {
                throw new AssertionError("a wake or an abort has had no answer for ages");
            }
            unplug();
            boolean held = plug().areHeld();
            if (closing) {
                close();
            } else if (!held) {
                throw new AssertionError("a task was dropped that nobody aborted");
            } else if (settled.getAsBoolean()) {
                return;
            }
        }
    }

    @Override
    Object blockOn(Future<?> future) throws Exception {
        unplug();
        return executor.blockOn(future);
    }

    @Override
    boolean runsTasks(Thread thread) {
        return ownThreads.test(thread);
    }

    @Override
    boolean isParallel() {
        return workers > 1;
    }

    @Override
    void checkAlive(int tasks) {
        if (alive != null && !closed) {
            long others = alive.getAsLong() - (plugs == null ? 0 : workers);
            if (others != tasks) {
                throw new AssertionError(
                        "the executor counts " + others + " tasks, but there are " + tasks);
            }
        } else if (alive != null && alive.getAsLong() != 0) {
            throw new AssertionError("tasks are alive on a closed executor");
        }
    }

    @Override
    void close() {
        unplug();
        super.close();
    }
}
