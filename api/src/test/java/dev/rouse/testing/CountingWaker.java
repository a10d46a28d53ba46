package dev.rouse.testing;

import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was woken. */
public final class CountingWaker implements Waker {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void wake() {
        count.incrementAndGet();
    }

    public int count() {
        return count.get();
    }
}
