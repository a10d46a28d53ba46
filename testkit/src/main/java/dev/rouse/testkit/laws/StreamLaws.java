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
public final class StreamLaws<T extends @Nullable Object> extends SubjectLaws<StreamLaws<T>> {

    private StreamLaws(Rules<Subject> rules) {
        super(rules);
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
        return with(rules.giving(items));
    }

    @Override
    StreamLaws<T> with(Rules<Subject> changed) {
        return new StreamLaws<>(changed);
    }
}
