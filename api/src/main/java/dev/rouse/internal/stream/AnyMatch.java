package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Stream;
import dev.rouse.function.ThrowingPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#any} and {@link Stream#all}: looks for an item that decides the answer.
 *
 * @param <T> the type of the items
 */
public final class AnyMatch<T extends @Nullable Object> extends Terminal<T, Boolean> {

    private @Nullable ThrowingPredicate<? super T> predicate;
    private final boolean wanted;
    private boolean found;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param predicate what to ask of each
     * @param wanted which answer ends the search and is the value; without it, the value is the
     *     other one
     */
    public AnyMatch(Stream<T> source, ThrowingPredicate<? super T> predicate, boolean wanted) {
        super(source);
        this.predicate = requireNonNull(predicate, "predicate");
        this.wanted = wanted;
    }

    @Override
    boolean accept(T item) throws Exception {
        found = requireNonNull(predicate).test(item) == wanted;
        return !found;
    }

    @Override
    Boolean value() {
        return found == wanted;
    }

    @Override
    protected void release() {
        predicate = null;
        super.release();
    }
}
