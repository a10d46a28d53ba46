package dev.rouse.kernel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/**
 * The scancodes of the keyboard, one after the other, without an end. A {@link KeyboardDriver}
 * opens it.
 *
 * <p>At most {@value ScancodeQueue#CAPACITY} bytes wait in it; what comes when it is full is lost,
 * and the driver says so.
 *
 * <p><b>Cancel safety.</b> Dropping what {@link #next} gave loses no byte: one is taken from the
 * queue only in the very poll that gives it out.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only, one reader at a time.
 */
public class ScancodeStream {

    private final KeyboardDriver driver;
    private final ScancodeQueue queue;

    ScancodeStream(KeyboardDriver driver, ScancodeQueue queue) {
        this.driver = driver;
        this.queue = queue;
    }

    /**
     * Waits for the next byte.
     *
     * @return a future of the byte, 0 to 255; lazy like all futures
     */
    public Future<Integer> next() {
        return new NextScancode(this);
    }

    /**
     * Gives the next byte if there is one, without a registration; otherwise registers the waker
     * and looks again, because the interrupt may have come between the first look and the
     * registration, when there was nobody to wake.
     */
    Poll<Integer> pollNext(Context cx) {
        if (!queue.isEmpty()) {
            return pop(cx);
        }
        driver.register(cx.waker());
        if (queue.isEmpty()) {
            return Poll.pending();
        }
        driver.unregister();
        return pop(cx);
    }

    /** Takes a byte that is there; leaves it there if this poll has spent its budget. */
    private Poll<Integer> pop(Context cx) {
        return cx.tryProceed() ? Poll.ready(queue.pop()) : Poll.pending();
    }

    /** The reader waits no more. */
    void cancel() {
        driver.unregister();
    }

    final KeyboardDriver driver() {
        return driver;
    }

    final ScancodeQueue queue() {
        return queue;
    }
}
