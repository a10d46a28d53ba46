package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Rethrow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#debounce}.
 *
 * @param <T> the type of the items
 */
public final class Debounce<T extends @Nullable Object> extends Operator<T, T> {

    private final Countdown countdown;
    private PollNext.@Nullable Item<T> latest;
    private @Nullable Throwable failure;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param quiet how long nothing must follow an item
     */
    public Debounce(Stream<T> source, Duration quiet) {
        super(source);
        countdown = new Countdown(quiet, "quiet");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        while (!source.hasEnded()) {
            PollNext<T> polled = pollSource(cx);
            if (polled == PollNext.<T>pending()) {
                return latest != null && countdown.isOver(cx) ? handOut(latest) : polled;
            }
            if (polled instanceof PollNext.Item<T> item) {
                latest = item;
                countdown.restart(cx);
                if (!cx.tryProceed()) {
                    return PollNext.pending();
                }
            }
        }
        if (latest != null) {
            return handOut(latest);
        }
        if (failure != null) {
            throw Rethrow.unchecked(failure);
        }
        return PollNext.done();
    }

    /** A failure is kept until the latest item is out. */
    private PollNext<T> pollSource(Context cx) {
        try {
            return source.pollNext(cx);
        } catch (Throwable thrown) {
            failure = thrown;
            return PollNext.done();
        }
    }

    private PollNext<T> handOut(PollNext<T> item) {
        latest = null;
        countdown.stop();
        return item;
    }

    @Override
    protected void release() {
        latest = null;
        failure = null;
        Drops.all(countdown::stop, super::release);
    }
}
