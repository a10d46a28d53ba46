package dev.rouse.executor.single;

import dev.rouse.Executor;
import dev.rouse.task.ExecutorProvider;

/** Offers {@link SingleThreadExecutor} to {@link Executor#create()} as {@code "single"}. */
public final class SingleProvider implements ExecutorProvider {

    /** For the service loader. */
    public SingleProvider() {}

    @Override
    public String name() {
        return "single";
    }

    @Override
    public Executor create() {
        return SingleExecutor.builder().start();
    }
}
