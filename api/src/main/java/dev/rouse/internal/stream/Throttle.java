package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#throttle}.
 *
 * @param <T> the type of the items
 */
public final class Throttle<T extends @Nullable Object> extends Operator<T, T> {

    private final Countdown countdown;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param gap how long to wait after each
     */
    public Throttle(Stream<T> source, Duration gap) {
        super(source);
        countdown = new Countdown(gap, "gap");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (!countdown.isOver(cx)) {
            return PollNext.pending();
        }
        countdown.stop();
        PollNext<T> polled = source.pollNext(cx);
        if (polled instanceof PollNext.Item<T>) {
            countdown.restart(cx);
        }
        return polled;
    }

    @Override
    protected void release() {
        Drops.all(countdown::stop, super::release);
    }
}
