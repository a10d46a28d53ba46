package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Waker;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The laws of {@link Waker}, asked of those that an executor or a combinator hands out: tries every
 * short script of wakes from inside and outside, of ends and of aborts.
 *
 * <pre>{@code
 * @Test
 * void wakersKeepTheLaws() {
 *     WakerLaws.of("mine", MyExecutor::new).check();
 * }
 *
 * @Test
 * void wakersOfMyCombinatorKeepTheLaws() {
 *     WakerLaws.of("both", MyExecutor::new).inside(future -> new Both<>(future)).check();
 * }
 * }</pre>
 *
 * <p>What is asked is said by {@link Law}: each wake is followed by a poll that begins after it,
 * whoever wakes, with the waker of whichever poll, before, during or after a poll; it returns, and
 * neither throws nor polls on the caller's stack; after the end of the task it does nothing; and
 * {@link Waker#willWake} is true only where it must be.
 *
 * <p>Instances are immutable. <b>Threads.</b> All scripts run on a thread of their own, which makes
 * one executor, drives it with {@code blockOn} and closes it. If a script does not come to an end,
 * that breaks the law it waits for, and the thread is left behind as a daemon.
 */
public final class WakerLaws {

    /** Scripts run on a real executor, which takes longer than a poll by hand. */
    private static final int MAX_STEPS = 3;

    private final String name;
    private final Supplier<? extends Executor> make;
    private final Function<? super Future<@Nullable Void>, ? extends Future<?>> around;
    private final boolean foreignThreads;
    private final boolean checksMemory;
    private final int maxSteps;
    private final Duration limit;

    private WakerLaws(
            String name,
            Supplier<? extends Executor> make,
            Function<? super Future<@Nullable Void>, ? extends Future<?>> around,
            boolean foreignThreads,
            boolean checksMemory,
            int maxSteps,
            Duration limit) {
        this.name = name;
        this.make = make;
        this.around = around;
        this.foreignThreads = foreignThreads;
        this.checksMemory = checksMemory;
        this.maxSteps = maxSteps;
        this.limit = limit;
    }

    /**
     * Describes the wakers of an executor's tasks.
     *
     * @param name what they are called in reports
     * @param make makes the executor; called once for each check, on the thread that uses it
     * @return laws for them, with foreign threads
     * @throws NullPointerException if an argument is null
     */
    public static WakerLaws of(String name, Supplier<? extends Executor> make) {
        return new WakerLaws(
                requireNonNull(name, "name"),
                requireNonNull(make, "make"),
                future -> future,
                true,
                false,
                MAX_STEPS,
                Duration.ofSeconds(30));
    }

    /**
     * Asks the wakers that a combinator hands to its children.
     *
     * @param combinator makes a future that polls the one it is given when that was woken, and ends
     *     when it ends
     * @return laws for those wakers
     * @throws NullPointerException if {@code combinator} is null
     */
    public WakerLaws inside(
            Function<? super Future<@Nullable Void>, ? extends Future<?>> combinator) {
        requireNonNull(combinator, "combinator");
        return new WakerLaws(name, make, combinator, foreignThreads, checksMemory, maxSteps, limit);
    }

    /**
     * Leaves out wakes from other threads, for executors that refuse them.
     *
     * @return these laws without foreign threads
     */
    public WakerLaws withoutForeignThreads() {
        return new WakerLaws(name, make, around, false, checksMemory, maxSteps, limit);
    }

    /**
     * Demands {@link Law#LETS_GO} too, which needs a garbage collector that heeds {@link
     * System#gc}.
     *
     * @return these laws with that one
     */
    public WakerLaws checkingMemory() {
        return new WakerLaws(name, make, around, foreignThreads, true, maxSteps, limit);
    }

    /**
     * Sets how long scripts may be; each step more takes about eight times as long.
     *
     * @param most by default three
     * @return these laws with other scripts
     */
    public WakerLaws steps(int most) {
        return new WakerLaws(name, make, around, foreignThreads, checksMemory, most, limit);
    }

    /**
     * Sets how long one script may take before it counts as hanging.
     *
     * @param most by default half a minute
     * @return these laws with that limit
     * @throws NullPointerException if {@code most} is null
     */
    public WakerLaws limit(Duration most) {
        requireNonNull(most, "most");
        return new WakerLaws(name, make, around, foreignThreads, checksMemory, maxSteps, most);
    }

    /**
     * Tries every script that is short enough.
     *
     * @throws LawBroken if a law is broken
     */
    public void check() {
        new WakerThread(name, make, this::newRun, limit)
                .run(runs -> Scripts.checkAll(name, maxSteps, WakerStep.values(), runs));
    }

    /**
     * Runs one script. Steps that are not possible where they stand are left out.
     *
     * @param script the steps, as a report gives them
     * @throws LawBroken if a law is broken
     */
    public void replay(WakerStep... script) {
        new WakerThread(name, make, this::newRun, limit)
                .run(runs -> Scripts.replay(name, List.of(script), runs.get()));
    }

    private WakerRun newRun(Executor executor) {
        return new WakerRun(executor, around, foreignThreads, checksMemory);
    }

    /** Names the wakers. */
    @Override
    public String toString() {
        return "WakerLaws[" + name + "]";
    }
}
