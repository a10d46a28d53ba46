package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.function.ThrowingSupplier;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the items of an iterator that is asked for when the first item is.
 *
 * @param <T> the type of the items
 */
public final class FromIterable<T extends @Nullable Object> implements ThrowingSupplier<Next<T>> {

    private final Supplier<? extends Iterator<? extends T>> maker;
    private @Nullable Iterator<? extends T> iterator;

    /**
     * Keeps the maker.
     *
     * @param maker gives the iterator
     */
    public FromIterable(Supplier<? extends Iterator<? extends T>> maker) {
        this.maker = maker;
    }

    @Override
    public Next<T> get() {
        if (iterator == null) {
            iterator = requireNonNull(maker.get(), "the iterable gave null instead of an iterator");
        }
        return iterator.hasNext() ? PollNext.item(iterator.next()) : PollNext.done();
    }
}
