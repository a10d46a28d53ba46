package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Stream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#chunksTimeout}: waits until a list is full or its first item is old.
 *
 * @param <T> the type of the items
 */
public final class ChunksTimeout<T extends @Nullable Object> extends Chunking<T> {

    private final Countdown countdown;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param limit how many to a list at most
     * @param patience how long an item may wait in an unfinished list
     */
    public ChunksTimeout(Stream<T> source, int limit, Duration patience) {
        super(source, limit, "chunksTimeout()");
        countdown = new Countdown(patience, "patience");
    }

    @Override
    void onFirst(Context cx) {
        countdown.restart(cx);
    }

    @Override
    boolean isEnough(Context cx) {
        return countdown.isOver(cx);
    }

    @Override
    void onHandedOut() {
        countdown.stop();
    }

    @Override
    protected void release() {
        Drops.all(countdown::stop, super::release);
    }
}
