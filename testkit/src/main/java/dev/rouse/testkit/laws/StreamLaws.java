package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Stream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The laws of one stream: tries every short script of polls, events and drops on it.
 *
 * <pre>{@code
 * StreamLaws.<Integer>of("map", world -> world.childStream("child", List.of(1, 2)).map(n -> n * 10))
 *         .giving(List.of(10, 20))
 *         .check();
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
 * @param <T> the type of the items
 */
public final class StreamLaws<T extends @Nullable Object> {

    private final Rules<Subject> rules;

    private StreamLaws(Rules<Subject> rules) {
        this.rules = rules;
    }

    /**
     * Describes a stream.
     *
     * @param name what it is called in reports
     * @param make makes the stream and tells the world what goes with it; called once for each
     *     script
     * @param <T> the type of the items
     * @return laws for it, with any items and no failure
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> StreamLaws<T> of(
            String name, Function<World, ? extends Stream<? extends T>> make) {
        requireNonNull(name, "name");
        requireNonNull(make, "make");
        return new StreamLaws<>(Rules.of(name, world -> Subject.ofStream(make.apply(world))));
    }

    /**
     * Sets what the stream must give before it ends.
     *
     * @param items the items, compared with {@code equals}
     * @return these laws with that one
     */
    public StreamLaws<T> giving(List<? extends T> items) {
        return new StreamLaws<>(rules.giving(items));
    }

    /**
     * Demands that the stream fails.
     *
     * @param failure of which type the exception must be
     * @return these laws with that one
     * @throws NullPointerException if {@code failure} is null
     */
    public StreamLaws<T> failing(Class<? extends Throwable> failure) {
        return new StreamLaws<>(rules.failing(requireNonNull(failure, "failure")));
    }

    /**
     * Demands that polls after the end and after a drop throw {@link IllegalStateException} with
     * "polled after completion" and "polled after drop", as all of this library do. Others need
     * not: polling after the end is a mistake of the caller.
     *
     * @return these laws with that one
     */
    public StreamLaws<T> checkingEnd() {
        return new StreamLaws<>(rules.checkingEnd());
    }

    /**
     * Leaves out {@link Step#POLL_DURING_EVENT}: for subjects whose events come from the thread
     * that polls, or that ask for the waker while they hold a lock which the event needs.
     *
     * @return these laws without that step
     */
    public StreamLaws<T> withoutRaces() {
        return new StreamLaws<>(rules.withoutRaces());
    }

    /**
     * Lets the subject wake after its drop. That is harmless to whoever is woken, but means that
     * somebody keeps the waker, and so the task, for longer than needed: for example a channel
     * whose receiver stays when one receive is dropped.
     *
     * @return these laws without {@link Law#QUIET_DROP}
     */
    public StreamLaws<T> withLateWakes() {
        return new StreamLaws<>(rules.withLateWakes());
    }

    /**
     * Sets how long scripts may be; each step more takes about four times as long.
     *
     * @param most by default five
     * @return these laws with other scripts
     */
    public StreamLaws<T> steps(int most) {
        return new StreamLaws<>(rules.steps(most));
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
        return "StreamLaws[" + rules.name() + "]";
    }
}
