package dev.rouse.stress;

import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it is woken. */
public final class CountingWaker implements Waker {

    private final AtomicInteger wakes = new AtomicInteger();

    @Override
    public void wake() {
        wakes.incrementAndGet();
    }

    /** Forgets the wakes until now, as the begin of a poll does: with a read-modify-write. */
    public void beginPoll() {
        wakes.getAndSet(0);
    }

    /** As {@link #beginPoll}, but with a store that later reads may overtake. */
    public void beginPollWithoutFence() {
        wakes.setRelease(0);
    }

    /** Tells how often it was woken. */
    public int wakes() {
        return wakes.get();
    }

    /** Tells whether it was woken at all. */
    public boolean isWoken() {
        return wakes.get() > 0;
    }
}
