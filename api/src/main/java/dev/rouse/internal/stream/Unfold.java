package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Unfolded;
import dev.rouse.function.ThrowingFunction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Streams#unfold}.
 *
 * @param <S> the type of the state
 * @param <T> the type of the items
 */
public final class Unfold<S extends @Nullable Object, T extends @Nullable Object>
        extends StreamBase<T> {

    private @Nullable
            ThrowingFunction<? super S, ? extends Future<? extends Optional<Unfolded<T, S>>>>
            function;
    private final FutureChild<Optional<Unfolded<T, S>>> current = new FutureChild<>();

    /** An S, let go of at the end. */
    private @Nullable Object state;

    /**
     * Keeps state and function.
     *
     * @param initial the first state
     * @param function makes the future of the next item and state
     */
    public Unfold(
            S initial,
            ThrowingFunction<? super S, ? extends Future<? extends Optional<Unfolded<T, S>>>>
                    function) {
        this.state = initial;
        this.function = requireNonNull(function, "function");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (current.isEmpty()) {
            current.set(madeBy("unfold()", requireNonNull(function).apply(state())));
        }
        if (!(current.poll(cx) instanceof Poll.Ready<Optional<Unfolded<T, S>>> ready)) {
            return PollNext.pending();
        }
        if (ready.value().isEmpty()) {
            return PollNext.done();
        }
        Unfolded<T, S> unfolded = ready.value().get();
        state = unfolded.state();
        return PollNext.item(unfolded.item());
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // until the end it is one
    private S state() {
        return (S) state;
    }

    @Override
    protected void release() {
        function = null;
        state = null;
        current.drop();
    }

    @Override
    protected String describe() {
        return current.toString();
    }
}
