package dev.rouse.kernel;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;

/**
 * The scancodes of the keyboard, one after the other, without an end. A {@link KeyboardDriver}
 * opens it.
 *
 * <p>At most {@value ScancodeQueue#CAPACITY} bytes wait in it; what comes when it is full is lost,
 * and the driver says so.
 *
 * <p><b>Cancel safety.</b> Dropping what {@link #next} gave loses no byte: one is taken from the
 * queue only in the very poll that gives it out. The reader's waker stays registered, which costs
 * at most one wake that nobody needs.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only, one reader at a time.
 */
public class ScancodeStream implements Stream<Integer> {

    private final KeyboardDriver driver;
    private final ScancodeQueue queue;
    private boolean dropped;

    ScancodeStream(KeyboardDriver driver, ScancodeQueue queue) {
        this.driver = driver;
        this.queue = queue;
    }

    /**
     * Gives the next byte, 0 to 255, if there is one, without a registration; otherwise registers
     * the waker and looks again, because the interrupt may have come between the first look and the
     * registration, when there was nobody to wake.
     *
     * @throws IllegalStateException if the stream was dropped
     */
    @Override
    public PollNext<Integer> pollNext(Context cx) {
        if (dropped) {
            throw new IllegalStateException("polled after drop: " + this);
        }
        if (!queue.isEmpty()) {
            return pop(cx);
        }
        driver.register(cx.waker());
        if (queue.isEmpty()) {
            return PollNext.pending();
        }
        driver.unregister();
        return pop(cx);
    }

    /** Takes a byte that is there; leaves it there if this poll has spent its budget. */
    private PollNext<Integer> pop(Context cx) {
        return cx.tryProceed() ? PollNext.item(queue.pop()) : PollNext.pending();
    }

    /** Nobody reads any more: what is typed from now on fills the queue and is lost. */
    @Override
    public void drop() {
        if (!dropped) {
            dropped = true;
            driver.unregister();
        }
    }

    @Override
    public String toString() {
        return "ScancodeStream" + (dropped ? "[dropped]" : "");
    }

    final KeyboardDriver driver() {
        return driver;
    }

    final ScancodeQueue queue() {
        return queue;
    }
}
