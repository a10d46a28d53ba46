package dev.rouse.testkit.combinations;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An executor that runs tasks only when it is driven, and then on the calling thread. */
public final class DrivenStage extends Stage {

    private final Consumer<BooleanSupplier> runUntilStalled;
    private final boolean actsInTask;
    private final Thread driver = Thread.currentThread();

    /**
     * Makes a stage for one play.
     *
     * @param executor a fresh executor, which the play closes
     * @param runUntilStalled runs tasks until none is runnable; it is told whether a task has
     *     closed the executor meanwhile
     * @param actsInTask whether everything is done from inside another task of the executor
     */
    public DrivenStage(
            Executor executor, Consumer<BooleanSupplier> runUntilStalled, boolean actsInTask) {
        super(executor);
        this.runUntilStalled = runUntilStalled;
        this.actsInTask = actsInTask;
    }

    @Override
    void act(Runnable action, boolean thenClose) {
        if (closed || !actsInTask) {
            action.run();
        } else {
            executor.spawn(Futures.lazy(() -> actInTask(action, thenClose))).drop();
            runUntilStalled.accept(() -> closing);
        }
        if (thenClose) {
            close();
        }
    }

    private boolean actInTask(Runnable action, boolean thenClose) {
        action.run();
        if (thenClose) {
            closeFromTask();
        }
        return true;
    }

    @Override
    void settle(BooleanSupplier settled) {
        if (!closing) {
            runUntilStalled.accept(() -> closing);
        }
        if (closing) {
            close();
        } else if (!settled.getAsBoolean()) {
            throw new AssertionError("nothing is runnable, but a wake or an abort has no answer");
        }
    }

    @Override
    Object blockOn(Future<?> future) throws Exception {
        return executor.blockOn(future);
    }

    @Override
    boolean runsTasks(Thread thread) {
        return thread == driver;
    }

    @Override
    boolean isParallel() {
        return false;
    }

    @Override
    void checkAlive(int tasks) {}
}
