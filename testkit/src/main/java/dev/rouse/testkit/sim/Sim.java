package dev.rouse.testkit.sim;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * Runs a program under many schedules and reports the first that fails, made short.
 *
 * <pre>{@code
 * Sim.explore(executor -> {
 *     int[] count = {0};
 *     JoinHandle<Void> first = executor.spawn(increment(count));
 *     JoinHandle<Void> second = executor.spawn(increment(count));
 *     executor.blockOn(first.join(second, (a, b) -> null));
 *     assertThat(count[0]).isEqualTo(2);
 * }).exhaustive(1000);
 * }</pre>
 *
 * <p>A run fails with what the program throws, with what a task throws that nobody joins, with
 * {@link DeadlockError}, or with {@link StepLimitError}. {@link #exhaustive} is for programs with
 * few choices and proves that no schedule fails, if it gets through; {@link #random} and {@link
 * #pct} are for larger ones.
 *
 * <p><b>Threads.</b> All runs are on the calling thread.
 */
public final class Sim {

    private final SimProgram program;
    private long seed;
    private int maxSteps = SimExecutor.MAX_STEPS;

    private Sim(SimProgram program) {
        this.program = requireNonNull(program, "program");
    }

    /**
     * Begins with a program; nothing is run yet. The seed is zero, so that a test does the same
     * every time.
     *
     * @param program what to run
     * @return settings and ways to run
     * @throws NullPointerException if {@code program} is null
     */
    public static Sim explore(SimProgram program) {
        return new Sim(program);
    }

    /**
     * Sets the seed of the first run; the next run has the next number.
     *
     * @param first any number
     * @return this
     */
    public Sim seed(long first) {
        seed = first;
        return this;
    }

    /**
     * Sets how many steps one run may take.
     *
     * @param most by default {@value SimExecutor#MAX_STEPS}
     * @return this
     */
    public Sim maxSteps(int most) {
        maxSteps = most;
        return this;
    }

    /**
     * Runs the program so often, each choice at random.
     *
     * @param schedules how many runs
     * @return what was tried
     * @throws SimFailure if a run fails
     */
    public Explored random(int schedules) {
        for (int i = 0; i < schedules; i++) {
            long runSeed = seed + i;
            run(Chooser.random(runSeed), i + 1, () -> ", seed " + runSeed);
        }
        return new Explored(schedules, false);
    }

    /**
     * Runs the program so often with random priorities, see {@link Chooser#pct}. The first run, in
     * the order of readiness, measures how many choices there are.
     *
     * @param schedules how many runs
     * @param depth how many steps an error may need in a certain order, from 1
     * @return what was tried
     * @throws SimFailure if a run fails
     * @throws IllegalArgumentException if {@code depth} is less than 1
     */
    public Explored pct(int schedules, int depth) {
        int length = run(Chooser.fifo(), 1, () -> "").schedule().choices().size();
        for (int i = 1; i < schedules; i++) {
            long runSeed = seed + i;
            run(Chooser.pct(runSeed, depth, Math.max(1, length)), i + 1, () -> ", seed " + runSeed);
        }
        return new Explored(schedules, false);
    }

    /**
     * Runs the program under each schedule it has, depth first, until there are no more or the
     * bound is reached.
     *
     * @param bound how many runs at most
     * @return what was tried, and whether that was all
     * @throws SimFailure if a run fails
     */
    public Explored exhaustive(int bound) {
        DepthFirst all = new DepthFirst();
        for (int i = 1; i <= bound; i++) {
            run(all, i, () -> "");
            if (!all.next()) {
                return new Explored(i, true);
            }
        }
        return new Explored(bound, false);
    }

    /**
     * Runs the program once under a schedule, for example that of an earlier failure. The failure
     * is reported as it is, and not made shorter.
     *
     * @param schedule the choices
     * @return what was tried
     * @throws SimFailure if the run fails
     */
    public Explored replay(Schedule schedule) {
        SimRun run = SimRun.of(program, Chooser.replay(schedule), maxSteps);
        if (run.failure() != null) {
            throw new SimFailure(report("replay failed", run), run);
        }
        return new Explored(1, false);
    }

    private SimRun run(Chooser chooser, int number, Supplier<String> where) {
        SimRun run = SimRun.of(program, chooser, maxSteps);
        Throwable failure = run.failure();
        if (failure == null) {
            return run;
        }
        SimRun shortest =
                new Shrinker(
                                schedule -> SimRun.of(program, Chooser.replay(schedule), maxSteps),
                                run,
                                failure)
                        .shrink();
        throw new SimFailure(
                report(
                        "run "
                                + number
                                + where.get()
                                + " failed after "
                                + run.schedule().choices().size()
                                + " choices",
                        shortest),
                shortest);
    }

    private static String report(String what, SimRun run) {
        return what
                + ": "
                + run.failure()
                + "\ntrace of the shortest schedule found:\n  "
                + String.join("\n  ", run.trace())
                + "\nto run it again:\n  Sim.explore(program).replay("
                + run.schedule()
                + ")";
    }
}
