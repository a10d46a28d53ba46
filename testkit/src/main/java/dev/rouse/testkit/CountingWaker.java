package dev.rouse.testkit;

import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicInteger;

/** A waker that counts how often it was woken, from any thread. */
public final class CountingWaker implements Waker {

    private final AtomicInteger count = new AtomicInteger();

    /** Makes a waker that nobody has woken. */
    public CountingWaker() {}

    @Override
    public void wake() {
        count.incrementAndGet();
    }

    /**
     * Gives the number of wakes.
     *
     * @return how often {@link #wake} was called
     */
    public int count() {
        return count.get();
    }

    @Override
    public String toString() {
        return "CountingWaker[" + count + "]";
    }
}
