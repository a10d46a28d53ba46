package dev.rouse.internal.stream;

import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream made of one other.
 *
 * @param <T> the type of the other's values
 * @param <R> the type of this one's
 */
abstract class Operator<T extends @Nullable Object, R extends @Nullable Object>
        extends StreamBase<R> {

    final StreamChild<T> source;

    Operator(Stream<? extends T> source) {
        this.source = new StreamChild<>(source, "source");
    }

    @Override
    protected void release() {
        source.drop();
    }

    @Override
    protected String describe() {
        return source.toString();
    }
}
