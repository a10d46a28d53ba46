package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import java.time.Duration;

/**
 * Awaits a number of futures that are ready, each with a time limit of a second around it. Its
 * value is how many were in time.
 */
public final class Timeouts extends Repeat<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /**
     * Makes the future.
     *
     * @param times how many
     */
    public Timeouts(int times) {
        super(times);
    }

    @Override
    Future<Integer> await(int turn, Context cx) {
        return Futures.ready(1).timeout(LIMIT);
    }

    @Override
    int take(Integer one) {
        return one;
    }
}
