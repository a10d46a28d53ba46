package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#chunks}: waits until a list is full.
 *
 * @param <T> the type of the items
 */
public final class Chunks<T extends @Nullable Object> extends Chunking<T> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param limit how many to a list
     */
    public Chunks(Stream<T> source, int limit) {
        super(source, limit, "chunks()");
    }

    @Override
    boolean isEnough(Context cx) {
        return false;
    }
}
