package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#readyChunks}: takes what is there.
 *
 * @param <T> the type of the items
 */
public final class ReadyChunks<T extends @Nullable Object> extends Chunking<T> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param limit how many to a list at most
     */
    public ReadyChunks(Stream<T> source, int limit) {
        super(source, limit, "readyChunks()");
    }

    @Override
    boolean isEnough(Context cx) {
        return true;
    }
}
