package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A future that waits until it is told to end, and counts its polls and the polls that it is owed.
 *
 * <p><b>Memory.</b> All fields are volatile: polls are on the executor's threads, the rest on that
 * of the laws.
 */
final class Sleeper implements Future<@Nullable Void> {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger owed = new AtomicInteger(1);
    private volatile boolean ending;
    private volatile boolean gone;
    private volatile boolean polledAfterEnd;
    private volatile boolean polledInline;
    private volatile @Nullable Waker first;
    private volatile @Nullable Waker latest;
    private volatile @Nullable Waker observer;
    private volatile @Nullable Thread waking;
    private volatile @Nullable Runnable inPoll;

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        begun.incrementAndGet();
        polledInline |= waking == Thread.currentThread();
        polledAfterEnd |= gone;
        Waker waker = cx.waker();
        if (first == null) {
            first = waker;
        }
        latest = waker;
        Runnable once = inPoll;
        if (once != null) {
            once.run();
            inPoll = null; // not before it has run: until then there is more to wait for
        }
        gone |= ending;
        wakeObserver();
        if (gone) {
            return Poll.ready();
        }
        return Poll.pending();
    }

    @Override
    public void drop() {
        gone = true;
        wakeObserver();
    }

    private void wakeObserver() {
        Waker waiting = observer;
        if (waiting != null) {
            waiting.wake();
        }
    }

    // ---- for the laws ----

    /** Wakes a waker of this, which owes it a poll that begins after this call did. */
    void wake(Waker waker) {
        owed.accumulateAndGet(begun.get() + 1, Math::max);
        Thread before = waking;
        waking = Thread.currentThread();
        try {
            waker.wake();
        } finally {
            waking = before;
        }
    }

    /** Does something in the next poll. */
    void inNextPoll(Runnable once) {
        inPoll = once;
    }

    /** Ends in the next poll. */
    void endInNextPoll() {
        ending = true;
    }

    /** Ends when this has got the polls it was owed so far, or can get none any more. */
    Future<Integer> paid() {
        return Futures.pollFn(
                cx -> {
                    observer = cx.waker();
                    boolean paid = inPoll == null && begun.get() >= owed.get();
                    return paid || gone ? Poll.ready(begun.get()) : Poll.pending();
                });
    }

    Waker first() {
        return java.util.Objects.requireNonNull(first, "not polled yet");
    }

    Waker latest() {
        return java.util.Objects.requireNonNull(latest, "not polled yet");
    }

    int polls() {
        return begun.get();
    }

    boolean wasPolledAfterEnd() {
        return polledAfterEnd;
    }

    boolean wasPolledInline() {
        return polledInline;
    }

    @Override
    public String toString() {
        return "Sleeper[" + begun + " of " + owed + " polls]";
    }
}
