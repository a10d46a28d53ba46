package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Awaits a notification and counts it, for ever. */
public final class CountNotifications implements Future<@Nullable Void> {

    private final Notify notify;
    private final AtomicInteger counter;
    private @Nullable Notified awaited;

    /**
     * Makes the future.
     *
     * @param notify where to wait
     * @param counter counts what came
     */
    public CountNotifications(Notify notify, AtomicInteger counter) {
        this.notify = notify;
        this.counter = counter;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
        for (; ; ) {
            Notified current = awaited;
            if (current == null) {
                current = notify.notified();
                awaited = current;
            }
            if (!current.poll(cx).isReady()) {
                return Poll.pending();
            }
            awaited = null;
            counter.incrementAndGet();
        }
    }

    @Override
    public void drop() {
        if (awaited != null) {
            awaited.drop();
        }
    }
}
