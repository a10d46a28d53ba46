package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Yields a given number of times, then counts down a latch that a thread waits at. */
public final class YieldThenArrive implements Future<@Nullable Void> {

    private final CountDownLatch latch;
    private int left;

    /**
     * Makes the future.
     *
     * @param yields how often to yield
     * @param latch what to count down at the end
     */
    public YieldThenArrive(int yields, CountDownLatch latch) {
        this.left = yields;
        this.latch = latch;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (left > 0) {
            left--;
            cx.waker().wake();
            return Poll.pending();
        }
        latch.countDown();
        return Poll.ready();
    }
}
