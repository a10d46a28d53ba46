package dev.rouse.bench;

import dev.rouse.Executor;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.executor.workstealing.WorkStealingExecutor;

/**
 * Makes the executor for the workloads whose names have no prefix.
 *
 * <p>One run measures one kind. Which one is said by the system property {@value #PROPERTY}, which
 * JMH hands on to the JVMs it forks, and is written into the results. A new kind is one case more
 * in {@link #create(String, int)}.
 */
public final class ExecutorUnderTest {

    /** The system property that names the kind: {@value}. */
    public static final String PROPERTY = "rouse.bench.executor";

    /** What is measured if nobody asks for something else. */
    private static final String DEFAULT = "workstealing";

    private ExecutorUnderTest() {}

    /**
     * Tells which kind this run measures.
     *
     * @return the name of a kind
     */
    public static String kind() {
        return System.getProperty(PROPERTY, DEFAULT);
    }

    static Executor create(int workers) {
        return create(kind(), workers);
    }

    /** An executor of one thread has one worker, however many are asked for. */
    static Executor create(String kind, int workers) {
        return switch (kind) {
            case "single" -> SingleExecutor.builder().start();
            case "workstealing" -> WorkStealingExecutor.builder().workers(workers).build();
            default ->
                    throw new IllegalArgumentException(
                            "no executor \""
                                    + kind
                                    + "\" for benchmarks with "
                                    + workers
                                    + " workers; there are: single, workstealing; set -D"
                                    + PROPERTY
                                    + " to it, or add a case to ExecutorUnderTest");
        };
    }
}
