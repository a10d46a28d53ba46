package dev.rouse.bench;

import dev.rouse.Executor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the workloads on the {@linkplain ExecutorUnderTest executor under test} have in common: one
 * executor with {@value #WORKERS} workers, made once, and a measuring thread that is none of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class TwoWorkers {

    static final int WORKERS = 2;

    final Executor executor = ExecutorUnderTest.create(WORKERS);

    @TearDown
    public void close() {
        executor.close();
    }
}
