package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Counts its polls and always answers pending; whoever made it does the waking. */
public final class NeverReady implements Future<@Nullable Void> {

    private long polls;

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        polls++;
        return Poll.pending();
    }

    /**
     * Tells how often this has been polled.
     *
     * @return the number of polls
     */
    public long polls() {
        return polls;
    }
}
