package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import java.util.Collections;
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
public final class FutureLaws<T extends @Nullable Object> extends SubjectLaws<FutureLaws<T>> {

    private FutureLaws(Rules<Subject> rules) {
        super(rules);
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
        return with(rules.giving(Collections.singletonList(value)));
    }

    @Override
    FutureLaws<T> with(Rules<Subject> changed) {
        return new FutureLaws<>(changed);
    }
}
