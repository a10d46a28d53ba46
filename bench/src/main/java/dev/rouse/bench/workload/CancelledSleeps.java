package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.time.Sleep;
import java.time.Duration;

/**
 * A number of times in one poll: makes a sleep, polls it, which puts it into the timer, and drops
 * it, which takes it out. Its value is how many of them were still asleep.
 */
public final class CancelledSleeps implements Future<Integer> {

    private static final Duration DELAY = Duration.ofSeconds(1);

    private final int sleeps;

    /**
     * Makes the future.
     *
     * @param sleeps how many to make
     */
    public CancelledSleeps(int sleeps) {
        this.sleeps = sleeps;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        int pending = 0;
        for (int i = 0; i < sleeps; i++) {
            Sleep sleep = Sleep.sleep(DELAY);
            if (!sleep.poll(cx).isReady()) {
                pending++;
            }
            sleep.drop();
        }
        return Poll.ready(pending);
    }
}
