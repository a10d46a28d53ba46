package dev.rouse.executor.workstealing;

import dev.rouse.Executor;
import dev.rouse.task.ExecutorProvider;

/** Offers {@link WorkStealingExecutor} to {@link Executor#create()} as {@code "workstealing"}. */
public final class WorkStealingProvider implements ExecutorProvider {

    /** For the service loader. */
    public WorkStealingProvider() {}

    @Override
    public String name() {
        return "workstealing";
    }

    @Override
    public Executor create() {
        return WorkStealingExecutor.create();
    }
}
