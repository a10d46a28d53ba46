package dev.rouse.executor.single.internal;

import org.agrona.concurrent.NanoClock;

/** A clock that the test moves; it starts at an odd place, as System.nanoTime does. */
public final class ManualClock implements NanoClock {

    private volatile long nowNanos = -123_456_789L;

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread moves it
    public void advance(long nanos) {
        nowNanos += nanos;
    }
}
