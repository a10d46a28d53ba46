package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Executor;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The laws of one executor, asked through {@link Executor} alone.
 *
 * <pre>{@code
 * @Test
 * void keepsTheLaws() {
 *     ExecutorLaws.of("mine", MyExecutor::new).check();
 * }
 * }</pre>
 *
 * <p>They are: every wake is followed by a poll, from the task itself, from another task, and from
 * a foreign thread; a task is never polled twice at the same time; a future is dropped once, on a
 * thread that runs polls, when its task is aborted; closing drops everything once, ends every
 * handle, and cancels what is spawned later; a failure reaches the handle as the same object and
 * harms nobody else; a task that wakes itself for ever does not keep others from ending; tasks that
 * are always ready do not keep timers from ringing, nor timers that always ring the tasks that are
 * ready; {@code blockOn} inside a task is refused.
 *
 * <p><b>Threads.</b> Each law runs on a thread of its own, which makes the executor, drives it with
 * {@code blockOn} and closes it. If that thread does not come to an end, the report says where it
 * stands, and it is left behind as a daemon.
 */
public final class ExecutorLaws {

    private final String name;
    private final Supplier<? extends Executor> make;
    private final boolean foreignThreads;
    private final boolean timers;
    private final int fairnessBound;
    private final Duration limit;

    private ExecutorLaws(
            String name,
            Supplier<? extends Executor> make,
            boolean foreignThreads,
            boolean timers,
            int fairnessBound,
            Duration limit) {
        this.name = name;
        this.make = make;
        this.foreignThreads = foreignThreads;
        this.timers = timers;
        this.fairnessBound = fairnessBound;
        this.limit = limit;
    }

    /**
     * Describes an executor.
     *
     * @param name what it is called in reports
     * @param make makes one; called once for each law, on the thread that uses it
     * @return laws for it, with foreign threads and timers, without a bound for fairness
     * @throws NullPointerException if an argument is null
     */
    public static ExecutorLaws of(String name, Supplier<? extends Executor> make) {
        return new ExecutorLaws(
                requireNonNull(name, "name"),
                requireNonNull(make, "make"),
                true,
                true,
                Integer.MAX_VALUE,
                Duration.ofSeconds(30));
    }

    /**
     * Leaves out wakes from other threads, for executors that refuse them.
     *
     * @return these laws without foreign threads
     */
    public ExecutorLaws withoutForeignThreads() {
        return new ExecutorLaws(name, make, false, timers, fairnessBound, limit);
    }

    /**
     * Leaves out timers, for executors that have none, or whose clock stands still while a task is
     * ready, as that of a simulation does.
     *
     * @return these laws without timers
     */
    public ExecutorLaws withoutTimers() {
        return new ExecutorLaws(name, make, foreignThreads, false, fairnessBound, limit);
    }

    /**
     * Demands that a task which wakes itself for ever is polled at most so often while a hundred
     * others, runnable from the beginning, are polled eleven times each. First in, first out needs
     * twelve.
     *
     * @param polls the bound
     * @return these laws with that one
     */
    public ExecutorLaws fairnessBound(int polls) {
        return new ExecutorLaws(name, make, foreignThreads, timers, polls, limit);
    }

    /**
     * Sets how long one law may take before it counts as hanging.
     *
     * @param most by default half a minute
     * @return these laws with that limit
     * @throws NullPointerException if {@code most} is null
     */
    public ExecutorLaws limit(Duration most) {
        return new ExecutorLaws(
                name, make, foreignThreads, timers, fairnessBound, requireNonNull(most, "most"));
    }

    /**
     * Checks all of them.
     *
     * @throws AssertionError if one is broken; the message names it
     */
    public void check() {
        for (ExecutorLaw law : ExecutorLaw.values()) {
            if ((foreignThreads || !law.needsForeignThreads()) && (timers || !law.needsTimers())) {
                check(law);
            }
        }
    }

    private void check(ExecutorLaw law) {
        @Nullable Throwable[] failure = {null};
        Thread thread = new Thread(() -> failure[0] = run(law), "rouse-law-" + law);
        thread.setDaemon(true);
        thread.start();
        join(thread, law);
        if (failure[0] != null) {
            throw new AssertionError(broken(law) + failure[0].getMessage(), failure[0]);
        }
    }

    private @Nullable Throwable run(ExecutorLaw law) {
        Executor executor = make.get();
        try {
            law.check(executor, fairnessBound);
            return null;
        } catch (Throwable thrown) {
            return thrown;
        } finally {
            executor.close();
        }
    }

    private void join(Thread thread, ExecutorLaw law) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(broken(law) + "interrupted before its end", e);
        }
        if (thread.isAlive()) {
            AssertionError hangs = new AssertionError(broken(law) + "no end within " + limit);
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        }
    }

    private String broken(ExecutorLaw law) {
        return name + " breaks the law \"" + law + "\": ";
    }

    /** Names the executor. */
    @Override
    public String toString() {
        return "ExecutorLaws[" + name + "]";
    }
}
