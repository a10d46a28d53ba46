package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Sink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The laws of one sink: tries every short script of polls, values, events and drops on it.
 *
 * <pre>{@code
 * SinkLaws.<Integer>of("buffer", world -> world.<Integer>childSink("target").buffer(1))
 *         .sending(List.of(1, 2))
 *         .check();
 * }</pre>
 *
 * <p>What is asked is said by {@link Law}. Every script goes on, after its last step, as an owner
 * would: what is left of the values is sent, the sink is flushed and closed; it is polled when the
 * waker of its latest poll was woken, and else the next event happens. What has arrived is compared
 * at the places that the world {@linkplain World#arriving knows}, among them all child sinks. A
 * script that breaks a law is reported as a {@link LawBroken} with what was done and the code that
 * does it again; since short scripts come first, there is none shorter.
 *
 * <p>Instances are immutable. <b>Threads.</b> All is done on the calling thread. Events from other
 * threads are played by the steps that end in {@code DURING_EVENT}, see {@link FutureLaws}.
 *
 * @param <T> the type of the values
 */
public final class SinkLaws<T extends @Nullable Object> {

    /** There are more steps than for a future, so scripts are shorter to take the same time. */
    private static final int MAX_STEPS = 4;

    private final Rules<Sink<@Nullable Object>> rules;
    private final List<T> values;
    private final Function<List<?>, List<?>> arriving;

    private SinkLaws(
            Rules<Sink<@Nullable Object>> rules,
            List<T> values,
            Function<List<?>, List<?>> arriving) {
        this.rules = rules;
        this.values = values;
        this.arriving = arriving;
    }

    /**
     * Describes a sink.
     *
     * @param name what it is called in reports
     * @param make makes the sink and tells the world what goes with it; called once for each script
     * @param <T> the type of the values
     * @return laws for it, with no values to send and no failure
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> SinkLaws<T> of(
            String name, Function<World, ? extends Sink<T>> make) {
        requireNonNull(name, "name");
        requireNonNull(make, "make");
        return new SinkLaws<>(
                Rules.of(name, world -> ofAnything(make.apply(world))).steps(MAX_STEPS),
                List.of(),
                sent -> sent);
    }

    @SuppressWarnings("unchecked") // it gets only values that sending() took
    private static Sink<@Nullable Object> ofAnything(Sink<?> sink) {
        return (Sink<@Nullable Object>) sink;
    }

    /**
     * Sets what is sent.
     *
     * @param sent the values, which may be null
     * @return these laws with those
     * @throws NullPointerException if {@code sent} is null
     */
    public SinkLaws<T> sending(List<? extends T> sent) {
        List<T> copy = Collections.unmodifiableList(new ArrayList<>(sent));
        return new SinkLaws<>(rules, copy, arriving);
    }

    /**
     * Sets what must arrive of the values that were sent, if it is not the same values.
     *
     * @param made gives all that must have arrived after a flush, in order, when the values it is
     *     given were sent
     * @return these laws with that
     * @throws NullPointerException if {@code made} is null
     */
    public SinkLaws<T> delivering(Function<? super List<T>, ? extends List<?>> made) {
        requireNonNull(made, "made");
        return new SinkLaws<>(rules, values, sent -> made.apply(ofSent(sent)));
    }

    @SuppressWarnings("unchecked") // all that was sent came from sending()
    private static <T extends @Nullable Object> List<T> ofSent(List<?> sent) {
        return (List<T>) sent;
    }

    /**
     * Lets the sink fail. It must only do so with an exception of this type, and release everything
     * then.
     *
     * @param failure of which type the exception must be
     * @return these laws with that one
     * @throws NullPointerException if {@code failure} is null
     */
    public SinkLaws<T> mayFail(Class<? extends Throwable> failure) {
        return with(rules.failing(requireNonNull(failure, "failure")));
    }

    /**
     * Demands that what must not be done is noticed, as all sinks of this library do: polls after
     * the end and after a drop throw {@link IllegalStateException} with "polled after completion"
     * and "polled after drop"; and sending without room, or once closing has begun, throws one too.
     *
     * @return these laws with that one
     */
    public SinkLaws<T> checkingEnd() {
        return with(rules.checkingEnd());
    }

    /**
     * Leaves out the steps that end in {@code DURING_EVENT}: for sinks whose events come from the
     * thread that polls, or that ask for the waker while they hold a lock which the event needs.
     *
     * @return these laws without those steps
     */
    public SinkLaws<T> withoutRaces() {
        return with(rules.withoutRaces());
    }

    /**
     * Lets the sink wake after its drop; see {@link FutureLaws#withLateWakes}.
     *
     * @return these laws without {@link Law#QUIET_DROP}
     */
    public SinkLaws<T> withLateWakes() {
        return with(rules.withLateWakes());
    }

    /**
     * Sets how long scripts may be; each step more takes about eight times as long.
     *
     * @param most by default four
     * @return these laws with other scripts
     */
    public SinkLaws<T> steps(int most) {
        return with(rules.steps(most));
    }

    private SinkLaws<T> with(Rules<Sink<@Nullable Object>> other) {
        return new SinkLaws<>(other, values, arriving);
    }

    /**
     * Tries every script that is short enough.
     *
     * @throws LawBroken if a law is broken
     */
    public void check() {
        Scripts.checkAll(rules, SinkStep.values(), this::newRun);
    }

    /**
     * Runs one script. Steps that are not possible where they stand are left out.
     *
     * @param script the steps, as a report gives them
     * @throws LawBroken if a law is broken
     */
    public void replay(SinkStep... script) {
        Scripts.replay(rules.name(), List.of(script), newRun());
    }

    private SinkRun newRun() {
        return new SinkRun(rules, values, arriving);
    }

    /** Names the sink. */
    @Override
    public String toString() {
        return "SinkLaws[" + rules.name() + "]";
    }
}
