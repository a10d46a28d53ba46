package dev.rouse.internal.interop;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The subscription that a subscriber gets: how much it has asked for, and whether it has cancelled.
 * It does not know the subscriber, so who cancels is let go.
 *
 * <pre>{@code
 *           1 request (+n, up to no limit)
 * demand n <------------------------------> demand n'      any ---- 3 cancel ----> CANCELLED
 *           2 take (-1)
 * }</pre>
 *
 * <p>{@link #UNBOUNDED} demand is never used up, as the specification allows (§3.17).
 *
 * <p><b>Memory.</b> Subscriber's side: change the word, then wake. Task's side: register, then read
 * the word. Whoever is second sees the other.
 */
final class Demand implements Subscription {

    private static final long UNBOUNDED = Long.MAX_VALUE;
    private static final long CANCELLED = -1;

    private final AtomicLong word = new AtomicLong();
    private final AtomicWaker waker = new AtomicWaker();
    private volatile @Nullable IllegalArgumentException illegal;

    /** Arrow 1; §3.9: what is not positive ends with an error. */
    @Override
    public void request(long n) {
        if (n <= 0) {
            if (illegal == null) {
                illegal =
                        new IllegalArgumentException(
                                "a subscriber must request at least 1 item (rule 3.9): " + n);
            }
        } else {
            word.getAndUpdate(w -> w == CANCELLED ? w : w + n < 0 ? UNBOUNDED : w + n);
        }
        waker.wake();
    }

    /** Arrow 3. */
    @Override
    public void cancel() {
        word.set(CANCELLED);
        waker.wake();
    }

    /** Arrow 2, by the task, which is the only one that takes. */
    void take() {
        word.getAndUpdate(w -> w == CANCELLED || w == UNBOUNDED ? w : w - 1);
    }

    void register(Waker latest) {
        waker.register(latest);
    }

    /** Nobody sends any more. */
    void end() {
        waker.take();
    }

    boolean isCancelled() {
        return word.get() == CANCELLED;
    }

    boolean isPositive() {
        return word.get() > 0;
    }

    @Nullable IllegalArgumentException illegal() {
        return illegal;
    }

    /** Decodes the word. */
    @Override
    public String toString() {
        long w = word.get();
        return w == CANCELLED ? "cancelled" : w == UNBOUNDED ? "no limit" : w + " asked for";
    }
}
