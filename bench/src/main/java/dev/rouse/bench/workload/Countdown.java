package dev.rouse.bench.workload;

import dev.rouse.channel.OneshotSender;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the ends of a number of tasks, on whatever threads they run; at the last one sends that
 * number.
 */
final class Countdown {

    private final int expected;
    private final AtomicInteger remaining;
    private final OneshotSender<Integer> done;

    Countdown(int expected, OneshotSender<Integer> done) {
        this.expected = expected;
        this.remaining = new AtomicInteger(expected);
        this.done = done;
    }

    void arrive() {
        if (remaining.decrementAndGet() == 0) {
            done.send(expected);
        }
    }
}
