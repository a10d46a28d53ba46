package dev.rouse.testkit.sim;

import java.util.List;

/**
 * A program failed under a schedule. The cause is what it threw under the shortest schedule that
 * was found; the message shows that schedule, the trace of its run, and the code that repeats it.
 */
public final class SimFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Schedule schedule;
    private final transient List<String> trace;

    SimFailure(String message, SimRun run) {
        super(message, run.failure());
        this.schedule = run.schedule();
        this.trace = run.trace();
    }

    /**
     * Gives the shortest schedule that was found.
     *
     * @return the schedule, for {@link Sim#replay}
     */
    public Schedule schedule() {
        return schedule;
    }

    /**
     * Gives the trace of the run under that schedule.
     *
     * @return a line for each event
     */
    public List<String> trace() {
        return trace;
    }
}
