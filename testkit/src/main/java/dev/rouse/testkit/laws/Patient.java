package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A future that keeps itself busy until something has happened, and gives up after a time that no
 * executor needs: by then it has been starved. Gives whether it happened.
 */
final class Patient implements Future<Boolean> {

    /** On the executor's own clock, so that simulated time makes it short. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final AtomicBoolean happened;
    private final Consumer<Context> askAgain;
    private long givesUpAtNanos = Long.MAX_VALUE;

    private Patient(AtomicBoolean happened, Consumer<Context> askAgain) {
        this.happened = happened;
        this.askAgain = askAgain;
    }

    /** Asks for its next poll in a way of the caller's choice. */
    static Patient until(AtomicBoolean happened, Consumer<Context> askAgain) {
        return new Patient(happened, askAgain);
    }

    @Override
    public Poll<Boolean> poll(Context cx) {
        if (happened.get()) {
            return Poll.ready(true);
        }
        long nowNanos = cx.timer().nowNanos();
        if (givesUpAtNanos == Long.MAX_VALUE) {
            givesUpAtNanos = nowNanos + PATIENCE_NANOS;
        }
        if (nowNanos >= givesUpAtNanos) {
            return Poll.ready(false);
        }
        askAgain.accept(cx);
        return Poll.pending();
    }
}
