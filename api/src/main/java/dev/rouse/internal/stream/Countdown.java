package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.time.Sleep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A {@link Sleep} that can be started again, and runs from that moment on. */
final class Countdown {

    private final Duration delay;
    private @Nullable Sleep sleep;
    private boolean over;

    Countdown(Duration delay, String name) {
        this.delay = requireNonNull(delay, name);
    }

    /** Begins anew, now: a sleep counts from its first poll on. */
    void restart(Context cx) {
        stop();
        sleep = Sleep.sleep(delay);
        over = sleep.poll(cx).isReady();
    }

    boolean isRunning() {
        return sleep != null;
    }

    /** Tells whether the time is over; if it is not, the waker is kept. */
    boolean isOver(Context cx) {
        if (sleep == null || over) {
            return true;
        }
        over = sleep.poll(cx).isReady();
        return over;
    }

    void stop() {
        if (sleep != null) {
            sleep.drop();
            sleep = null;
        }
    }
}
