package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The laws of one future: tries every short script of polls, events and drops on it.
 *
 * <pre>{@code
 * static FutureLaws<String> gate() {
 *     return FutureLaws.<String>of("gate", world -> {
 *         Gate gate = new Gate();
 *         world.event("open", gate::open);
 *         return gate;
 *     }).giving("open");
 * }
 *
 * @Test
 * void keepsTheLaws() {
 *     gate().check();
 * }
 * }</pre>
 *
 * <p>What is asked is said by {@link Law}. Every script goes on, after its last step, as an
 * executor would: the subject is polled when the waker of its latest poll was woken, and else the
 * next event happens. A script that breaks a law is reported as a {@link LawBroken} with what was
 * done and the code that does it again; since short scripts come first, there is none shorter.
 *
 * <p>Instances are immutable. <b>Threads.</b> All is done on the calling thread. Events from other
 * threads are played by {@link Step#POLL_DURING_EVENT}, at the one moment in a poll that can be
 * seen from outside: when the subject asks for its waker. A lock around that moment does not keep
 * the event out, as it would keep out another thread; see {@link #withoutRaces}.
 *
 * @param <T> the type of the value
 */
public final class FutureLaws<T extends @Nullable Object> {

    private final Rules<Subject> rules;

    private FutureLaws(Rules<Subject> rules) {
        this.rules = rules;
    }

    /**
     * Describes a future.
     *
     * @param name what it is called in reports
     * @param make makes the future and tells the world what goes with it; called once for each
     *     script
     * @param <T> the type of the value
     * @return laws for it, with any value and no failure
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> FutureLaws<T> of(
            String name, Function<World, ? extends Future<? extends T>> make) {
        requireNonNull(name, "name");
        requireNonNull(make, "make");
        return new FutureLaws<>(Rules.of(name, world -> Subject.ofFuture(make.apply(world))));
    }

    /**
     * Sets what the future must give.
     *
     * @param value the value, compared with {@code equals}
     * @return these laws with that one
     */
    public FutureLaws<T> giving(T value) {
        return new FutureLaws<>(rules.giving(Collections.singletonList(value)));
    }

    /**
     * Demands that the future fails.
     *
     * @param failure of which type the exception must be
     * @return these laws with that one
     * @throws NullPointerException if {@code failure} is null
     */
    public FutureLaws<T> failing(Class<? extends Throwable> failure) {
        return new FutureLaws<>(rules.failing(requireNonNull(failure, "failure")));
    }

    /**
     * Demands that polls after the end and after a drop throw {@link IllegalStateException} with
     * "polled after completion" and "polled after drop", as all of this library do. Others need
     * not: polling after the end is a mistake of the caller.
     *
     * @return these laws with that one
     */
    public FutureLaws<T> checkingEnd() {
        return new FutureLaws<>(rules.checkingEnd());
    }

    /**
     * Leaves out {@link Step#POLL_DURING_EVENT}: for subjects whose events come from the thread
     * that polls, or that ask for the waker while they hold a lock which the event needs.
     *
     * @return these laws without that step
     */
    public FutureLaws<T> withoutRaces() {
        return new FutureLaws<>(rules.withoutRaces());
    }

    /**
     * Lets the subject wake after its drop. That is harmless to whoever is woken, but means that
     * somebody keeps the waker, and so the task, for longer than needed: for example a channel
     * whose receiver stays when one receive is dropped.
     *
     * @return these laws without {@link Law#QUIET_DROP}
     */
    public FutureLaws<T> withLateWakes() {
        return new FutureLaws<>(rules.withLateWakes());
    }

    /**
     * Sets how long scripts may be; each step more takes about four times as long.
     *
     * @param most by default five
     * @return these laws with other scripts
     */
    public FutureLaws<T> steps(int most) {
        return new FutureLaws<>(rules.steps(most));
    }

    /**
     * Tries every script that is short enough.
     *
     * @throws LawBroken if a law is broken
     */
    public void check() {
        Scripts.checkAll(rules, Step.values(), () -> new Run(rules));
    }

    /**
     * Runs one script. Steps that are not possible where they stand are left out.
     *
     * @param script the steps, as a report gives them
     * @throws LawBroken if a law is broken
     */
    public void replay(Step... script) {
        Scripts.replay(rules.name(), List.of(script), new Run(rules));
    }

    /** Names the subject. */
    @Override
    public String toString() {
        return "FutureLaws[" + rules.name() + "]";
    }
}
