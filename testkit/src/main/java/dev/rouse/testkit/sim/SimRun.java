package dev.rouse.testkit.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one run did. */
record SimRun(Schedule schedule, List<String> trace, @Nullable Throwable failure) {

    /** Runs a program under one chooser, closes the executor, and looks for failures left over. */
    static SimRun of(SimProgram program, Chooser chooser, int maxSteps) {
        SimExecutor executor = new SimExecutor(chooser, maxSteps);
        Throwable failure = null;
        try {
            program.run(executor);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        failure = close(executor, failure);
        return new SimRun(
                executor.schedule(), failure == null ? List.of() : executor.trace(), failure);
    }

    private static @Nullable Throwable close(SimExecutor executor, @Nullable Throwable failure) {
        try {
            executor.close();
        } catch (Throwable thrown) {
            if (failure == null) {
                return thrown;
            }
        }
        List<Throwable> uncaught = executor.uncaught();
        return failure == null && !uncaught.isEmpty() ? uncaught.get(0) : failure;
    }

    /** Shorter schedules count only if they fail in the same way. */
    boolean failsAs(Throwable other) {
        return failure != null && failure.getClass() == other.getClass();
    }
}
