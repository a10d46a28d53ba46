package dev.rouse.kernel.cpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time and the list of what devices do when.
 *
 * <p>Time moves only when the processor executes an instruction or halts; it has no relation to the
 * clock on the wall. Events of the same instant run in the order in which they were registered.
 *
 * <p><b>Threads.</b> The thread of the machine only, except {@link #nowNanos}, which any thread may
 * call.
 */
public final class Clock {

    private static final VarHandle NOW;

    static {
        try {
            NOW = MethodHandles.lookup().findVarHandle(Clock.class, "nowNanos", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong((Event e) -> e.deadlineNanos)
                            .thenComparingLong(e -> e.order));

    private long nowNanos;
    private long registered;

    /** The deadline of the first event, so that most boundaries cost one comparison. */
    private long firstNanos = Long.MAX_VALUE;

    /** Makes a clock that shows zero. */
    public Clock() {}

    /**
     * Reads the clock.
     *
     * @return nanoseconds since power-on
     */
    public long nowNanos() {
        return (long) NOW.getOpaque(this);
    }

    private void setNowNanosOpaque(long nanos) {
        NOW.setOpaque(this, nanos);
    }

    /**
     * Registers something to happen.
     *
     * @param deadlineNanos when; a time already past means at the next boundary
     * @param action what to do; it runs between two instructions and executes none itself
     * @return the event, to cancel it
     */
    public Event at(long deadlineNanos, Runnable action) {
        Event event = new Event(deadlineNanos, registered++, action);
        events.add(event);
        firstNanos = Math.min(firstNanos, deadlineNanos);
        return event;
    }

    /**
     * Registers something to happen {@code delayNanos} from now.
     *
     * @param delayNanos how long from now, not negative
     * @param action what to do
     * @return the event, to cancel it
     */
    public Event after(long delayNanos, Runnable action) {
        long deadlineNanos = nowNanos + delayNanos;
        return at(deadlineNanos < 0 ? Long.MAX_VALUE : deadlineNanos, action);
    }

    /**
     * Tells whether anything is still to happen without anybody's doing.
     *
     * @return true if an event waits
     */
    public boolean hasEvents() {
        return !events.isEmpty();
    }

    /** Lets time pass and runs, in order, what becomes due. */
    void advance(long nanos) {
        long untilNanos = nowNanos + nanos;
        if (untilNanos >= firstNanos) {
            runUntil(untilNanos);
        }
        setNowNanosOpaque(untilNanos);
    }

    /** Jumps to the first event and runs it. There must be one. */
    void advanceToFirstEvent() {
        runUntil(Math.max(nowNanos, firstNanos));
    }

    private void runUntil(long untilNanos) {
        while (firstNanos <= untilNanos) {
            Event event = events.remove();
            event.waiting = false;
            setNowNanosOpaque(Math.max(nowNanos, event.deadlineNanos));
            readFirst();
            event.action.run();
        }
    }

    private void readFirst() {
        Event first = events.peek();
        firstNanos = first == null ? Long.MAX_VALUE : first.deadlineNanos;
    }

    @Override
    public String toString() {
        return "Clock[" + nowNanos + " ns, " + events.size() + " events]";
    }

    /** Something that is going to happen. */
    public final class Event {
        private final long deadlineNanos;
        private final long order;
        private final Runnable action;
        private boolean waiting = true;

        private Event(long deadlineNanos, long order, Runnable action) {
            this.deadlineNanos = deadlineNanos;
            this.order = order;
            this.action = action;
        }

        /**
         * Takes the event back. Looks through all events: there are few.
         *
         * @return true if it had not happened and now will not
         */
        public boolean cancel() {
            if (!waiting) {
                return false;
            }
            waiting = false;
            events.remove(this);
            readFirst();
            return true;
        }
    }
}
