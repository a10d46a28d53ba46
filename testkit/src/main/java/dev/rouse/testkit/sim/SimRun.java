package dev.rouse.testkit.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one run did. */
record SimRun(Schedule schedule, List<String> trace, @Nullable Throwable failure) {

    /** Runs a program under one chooser, closes the executor, and looks for failures left over. */
    static SimRun of(SimProgram program, Chooser chooser, int maxSteps) {
        SimExecutor executor = new SimExecutor(chooser, maxSteps);
        Throwable failure = null;
        List<String> trace = List.of();
        try {
            program.run(executor);
        } catch (Throwable thrown) {
            failure = thrown;
            trace = executor.trace(); // before closing adds what does not matter any more
        }
        Throwable left = close(executor, failure);
        if (failure == null && left != null) {
            trace = executor.trace();
        }
        return new SimRun(executor.schedule(), trace, left);
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
