package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingSupplier;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#timeout} and {@link Stream#timeoutRepeating}: something happens when the
 * source is pending for too long.
 *
 * @param <T> the type of the items
 */
public final class Timeout<T extends @Nullable Object>
        extends Applying<T, ThrowingSupplier<? extends T>, T> {

    private final Countdown countdown;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param patience how long to wait for each
     * @param onTimeout makes an item for the time when there is none, or throws
     */
    public Timeout(Stream<T> source, Duration patience, ThrowingSupplier<? extends T> onTimeout) {
        super(source, onTimeout, "supplier");
        countdown = new Countdown(patience, "patience");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        PollNext<T> polled = source.pollNext(cx);
        if (polled != PollNext.<T>pending()) {
            countdown.stop();
            return polled;
        }
        if (!countdown.isRunning()) {
            countdown.restart(cx);
        }
        if (!countdown.isOver(cx)) {
            return PollNext.pending();
        }
        countdown.stop();
        return PollNext.item(callback().get());
    }

    @Override
    protected void release() {
        Drops.all(countdown::stop, super::release);
    }
}
