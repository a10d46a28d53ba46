package dev.rouse;

import dev.rouse.internal.future.Orders;

/**
 * Which of several futures is polled first, asked at each poll of a {@code select} or {@code race}.
 * From there on they are polled in the order of the arguments, round the end.
 *
 * <p>The one that is polled first wins when several are ready. Without a {@code PollOrder} a select
 * begins with its first future and moves on by one at each poll. That is fair while it waits; but a
 * select made anew in each turn of a loop begins with its first future each time. There hold one
 * order outside of the loop:
 *
 * <pre>{@code
 * PollOrder fair = PollOrder.rotating();
 * for (int turn = 0; turn < 10; turn++) {
 *     handle(Futures.select(fair, nextCommand(), nextTick()).nowOrNever());
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Called inside polls only. The orders made here belong to one task at a time;
 * they need no lock.
 */
@FunctionalInterface
public interface PollOrder {

    /**
     * Chooses where to begin.
     *
     * @param futures how many there are, at least one
     * @return from 0 to {@code futures - 1}; any other answer fails the poll with {@link
     *     IndexOutOfBoundsException}
     */
    int first(int futures);

    /**
     * Begins with the first future always: it wins whenever it is ready, and can starve the others.
     *
     * @return an order without state
     */
    static PollOrder biased() {
        return Orders.BIASED;
    }

    /**
     * Begins one further each time it is asked.
     *
     * @return a new order that begins with the first future
     */
    static PollOrder rotating() {
        return new Orders.Rotating();
    }

    /**
     * Begins anywhere, equally likely; the same seed gives the same choices.
     *
     * @param seed where the choices come from, as for {@link java.util.SplittableRandom}
     * @return a new order
     */
    static PollOrder random(long seed) {
        return new Orders.Random(seed);
    }
}
