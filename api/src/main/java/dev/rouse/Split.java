package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.sink.SplitSink;
import dev.rouse.internal.stream.Halves;
import dev.rouse.internal.stream.SplitStream;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of a {@link Duplex}, each of which may be given to another task.
 *
 * <p><b>The whole</b> is used by one half at a time, under a lock that is held during polls only.
 * It must keep the waker of {@code pollNext} and that of its sink methods apart, for they are of
 * two tasks now. It is dropped when both halves have ended or were dropped, on the thread of the
 * later one, unless it has ended itself.
 *
 * <p><b>Failure.</b> What the whole throws fails the half that used it; the other one fails with an
 * {@link IllegalStateException} that has the same failure as its cause. <b>Memory.</b> The sink
 * takes one value before the whole has room for it; dropping the half loses that value.
 * <b>Fairness.</b> A half that finds the lock held is woken when it is free. <b>Threads.</b> Each
 * half has an owner of its own; two halves may be used at the same time.
 *
 * @param <T> the type of what the whole gives
 * @param <U> the type of what it takes
 */
public final class Split<T extends @Nullable Object, U extends @Nullable Object> {

    private final Halves<T, U> halves;
    private final SplitStream<T> stream;
    private final SplitSink<U> sink;

    Split(Duplex<T, U> whole) {
        this.halves = new Halves<>(requireNonNull(whole, "whole"));
        this.stream = new SplitStream<>(halves);
        this.sink = new SplitSink<>(halves);
    }

    /**
     * Gives the half to read from.
     *
     * @return every time the same
     */
    public Stream<T> stream() {
        return stream;
    }

    /**
     * Gives the half to write to.
     *
     * @return every time the same
     */
    public Sink<U> sink() {
        return sink;
    }

    /**
     * Puts the halves together again. The caller must own both; they count as dropped afterwards.
     *
     * @return the whole, which is the caller's
     * @throws IllegalStateException if a half has ended or was dropped, or if a value waits in the
     *     sink, which must be flushed first
     */
    public Duplex<T, U> reunite() {
        if (!halves.areWhole()) {
            throw new IllegalStateException("a half has ended, so there is no whole any more");
        }
        if (sink.isWaiting()) {
            throw new IllegalStateException("a value waits in the sink; flush it first");
        }
        Duplex<T, U> whole = halves.reunite();
        stream.drop();
        sink.drop();
        return whole;
    }

    /** Names the whole. */
    @Override
    public String toString() {
        return "Split[" + halves + "]";
    }
}
