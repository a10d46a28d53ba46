package dev.rouse.time;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Spent;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Values that come out each at its own time: a stream of what has {@link Expired}.
 *
 * <pre>{@code
 * DelayQueue<String> idle = new DelayQueue<>();
 * DelayQueue.Key<String> session = idle.insert("session", Duration.ofMinutes(5));
 * idle.reset(session, Duration.ofMinutes(10)); // it was used
 * }</pre>
 *
 * <p>Inserting, removing and changing a delay take O(log n). The whole queue has one registration
 * with the timer, for its earliest value.
 *
 * <p><b>Order.</b> By deadline, and values with equal deadlines in the order in which these were
 * set. A value comes at its deadline or a little after, never before.
 *
 * <p><b>End.</b> An empty queue is pending and not done: the next insert may come. It is never done
 * by itself. <b>Laziness.</b> Until the first poll the queue knows no clock, so delays count from
 * that poll; afterwards from the call.
 *
 * <p><b>Cancel safety.</b> What was not handed out stays in the queue. Dropping the queue lets go
 * of all values. <b>Errors.</b> On an executor without timers a poll throws {@link
 * UnsupportedOperationException} and changes nothing. <b>Fairness.</b> Each value spends a unit of
 * the poll's budget. <b>Threads.</b> All methods are the owner's; inserting wakes the task that
 * waits, if the value is the earliest. <b>Memory.</b> A removed value is let go at once.
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public final class DelayQueue<T extends @Nullable Object> extends Deadline
        implements Stream<Expired<T>> {

    /**
     * Stands for a value in a {@link DelayQueue}.
     *
     * @param <T> the type of the value
     */
    public static final class Key<T extends @Nullable Object> {
        private final DelayQueue<T> queue;
        private final T value;
        int place = DelayHeap.ABSENT;

        /** Counted from the first poll while the queue knows no clock, and this is relative. */
        private long deadlineNanos;

        private boolean relative;
        private long number;

        private Key(DelayQueue<T> queue, T value) {
            this.queue = queue;
            this.value = value;
        }

        /**
         * Gives the value, whether it is still in the queue or not.
         *
         * @return the value this stands for
         */
        public T value() {
            return value;
        }

        int compare(Key<T> other) {
            int byTime = Long.compare(deadlineNanos, other.deadlineNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }

        /** Tells whether the value is still in its queue. */
        @Override
        public String toString() {
            return "Key[" + value + (place == DelayHeap.ABSENT ? ", gone]" : ", waiting]");
        }
    }

    private final DelayHeap<T> heap = new DelayHeap<>();
    private long numbers;
    private boolean dropped;

    /** Makes an empty queue. */
    public DelayQueue() {
        super(Long.MAX_VALUE);
    }

    /**
     * Puts a value in, to come out after {@code delay}.
     *
     * @param value the value
     * @param delay how long, from now or from the first poll; zero and negative mean at once, and
     *     what exceeds 292 years never
     * @return the key to remove it or to change its time
     * @throws NullPointerException if {@code delay} is null
     * @throws IllegalStateException if this was dropped
     */
    public Key<T> insert(T value, Duration delay) {
        return insert(new Key<>(this, value), Nanos.of(delay), true);
    }

    /**
     * Puts a value in, to come out at a given time.
     *
     * @param value the value
     * @param deadlineNanos when, on the scale of {@link Timer#nowNanos}
     * @return the key to remove it or to change its time
     * @throws IllegalStateException if this was dropped
     */
    public Key<T> insertAt(T value, long deadlineNanos) {
        return insert(new Key<>(this, value), deadlineNanos, false);
    }

    private Key<T> insert(Key<T> key, long nanos, boolean relative) {
        if (dropped) {
            throw new IllegalStateException("inserted after drop; make a new queue");
        }
        setTime(key, nanos, relative);
        heap.add(key);
        adjust();
        return key;
    }

    private void setTime(Key<T> key, long nanos, boolean relative) {
        Timer known = timer();
        key.relative = relative && known == null;
        key.deadlineNanos =
                relative && known != null ? Nanos.add(known.nowNanos(), nanos) : Math.max(0, nanos);
        key.number = numbers++;
    }

    /**
     * Takes a value out before its time.
     *
     * @param key what stands for it
     * @return true if it was there; false if it has come out or was removed before
     * @throws IllegalArgumentException if the key is one of another queue
     */
    public boolean remove(Key<T> key) {
        if (!has(key)) {
            return false;
        }
        heap.remove(key);
        adjust();
        return true;
    }

    /**
     * Changes the time of a value.
     *
     * @param key what stands for it
     * @param delay how long, as for {@link #insert}
     * @return true if it was there; false if it has come out or was removed before
     * @throws IllegalArgumentException if the key is one of another queue
     * @throws NullPointerException if an argument is null
     */
    public boolean reset(Key<T> key, Duration delay) {
        return reset(key, Nanos.of(requireNonNull(delay, "delay")), true);
    }

    /**
     * Changes the time of a value to a given one.
     *
     * @param key what stands for it
     * @param deadlineNanos when, on the scale of {@link Timer#nowNanos}
     * @return true if it was there; false if it has come out or was removed before
     * @throws IllegalArgumentException if the key is one of another queue
     */
    public boolean resetAt(Key<T> key, long deadlineNanos) {
        return reset(key, deadlineNanos, false);
    }

    private boolean reset(Key<T> key, long nanos, boolean relative) {
        if (!has(key)) {
            return false;
        }
        setTime(key, nanos, relative);
        heap.moved(key);
        adjust();
        return true;
    }

    private boolean has(Key<T> key) {
        if (key.queue != this) {
            throw new IllegalArgumentException("the key of another queue: " + key);
        }
        return key.place != DelayHeap.ABSENT;
    }

    /**
     * Gives the time at which a value comes out.
     *
     * @param key what stands for it
     * @return nanoseconds on the scale of the timer of the latest poll; empty while a delay has not
     *     begun, and when the value is not there any more
     * @throws IllegalArgumentException if the key is one of another queue
     */
    public OptionalLong deadline(Key<T> key) {
        return has(key) && !key.relative
                ? OptionalLong.of(key.deadlineNanos)
                : OptionalLong.empty();
    }

    /**
     * Looks at the value that comes out next.
     *
     * @return its key, or {@code null} if the queue is empty
     */
    public @Nullable Key<T> peek() {
        return heap.earliest();
    }

    /**
     * Counts the values.
     *
     * @return how many are in the queue
     */
    public int size() {
        return heap.size();
    }

    /** Removes all values. */
    public void clear() {
        heap.clear();
        adjust();
    }

    @Override
    public PollNext<Expired<T>> pollNext(Context cx) {
        if (dropped) {
            throw Spent.polledAfterDrop(this);
        }
        boolean first = timer() == null;
        long nowNanos = look(cx);
        if (first) {
            fixTimes(nowNanos);
        }
        Key<T> earliest = heap.earliest();
        long dueNanos = earliest == null ? Long.MAX_VALUE : earliest.deadlineNanos;
        if (earliest == null || nowNanos < dueNanos || dueNanos == Long.MAX_VALUE) {
            register(cx.waker());
            return PollNext.pending();
        }
        if (!cx.tryProceed()) {
            return PollNext.pending();
        }
        unregister();
        heap.remove(earliest);
        adjust();
        return PollNext.item(new Expired<>(earliest.value, dueNanos, earliest));
    }

    /** Now there is a clock; what was relative to it is so no more. */
    private void fixTimes(long nowNanos) {
        for (Key<T> key : heap.all()) {
            if (key.relative) {
                key.relative = false;
                key.deadlineNanos = Nanos.add(nowNanos, key.deadlineNanos);
            }
        }
        heap.allMoved();
        adjust();
    }

    @Override
    void onMove(long oldNowNanos, long newNowNanos) {
        for (Key<T> key : heap.all()) {
            key.deadlineNanos = moved(key.deadlineNanos, oldNowNanos, newNowNanos);
        }
        heap.allMoved();
    }

    /** Sets the alarm to the earliest value. */
    private void adjust() {
        Key<T> earliest = heap.earliest();
        long nanos = earliest == null ? Long.MAX_VALUE : earliest.deadlineNanos;
        if (timer() != null && nanos != deadlineNanos()) {
            moveTo(nanos);
        }
    }

    @Override
    public void drop() {
        dropped = true;
        unregister();
        heap.clear();
    }

    /** Counts the values. */
    @Override
    public String toString() {
        return "DelayQueue[" + (dropped ? "dropped" : size() + " waiting") + "]";
    }
}
