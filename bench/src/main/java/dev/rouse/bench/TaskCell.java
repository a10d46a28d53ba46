package dev.rouse.bench;

import dev.rouse.bench.workload.NeverReady;
import dev.rouse.task.Task;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The task cell alone, on a scheduler that is one field: the floor under every executor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaskCell {

    private final NeverReady future = new NeverReady();
    private @Nullable Task<?> runnable;
    private final Task<@Nullable Void> task = Task.create(future, woken -> runnable = woken);

    /** Makes the state of a run: a task that waits. */
    public TaskCell() {
        task.run();
    }

    /** One wake of a parked task and the poll that follows it. */
    @Benchmark
    public long poll_wake() {
        task.wake();
        Task<?> woken = runnable;
        if (woken == null) {
            throw new AssertionError("the wake was lost");
        }
        runnable = null;
        woken.run();
        return future.polls();
    }
}
