package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Background work: yields and stalls in turn for as long as a flag is set. */
public final class BusyYielding implements Future<@Nullable Void> {

    private final AtomicBoolean flag;
    private boolean yielded;

    /**
     * Makes the future.
     *
     * @param flag ends the work when it is cleared
     */
    public BusyYielding(AtomicBoolean flag) {
        this.flag = flag;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (yielded) {
            Stall.stall();
        }
        if (!flag.get()) {
            return Poll.ready();
        }
        yielded = true;
        cx.waker().wake();
        return Poll.pending();
    }
}
