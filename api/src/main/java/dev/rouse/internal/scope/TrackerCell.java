package dev.rouse.internal.scope;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The count of a {@link dev.rouse.TaskTracker}, and whether it is closed.
 *
 * <p>One word: {@link #CLOSED} is its lowest bit, and each future adds {@link #ONE}. So the word
 * that says "closed, and nothing left" is {@link #CLOSED} itself, and exactly one transition
 * reaches it each time:
 *
 * <pre>{@code
 *            1 enter (+ONE)                        3 close
 * OPEN, n <----------------> OPEN, n+1    OPEN, n <---------> CLOSED, n
 *            2 leave (-ONE)                        4 reopen
 * }</pre>
 *
 * <p>2 and 3 notify the waiters when they reach it.
 *
 * <p><b>Memory.</b> All transitions are atomic read-modify-writes, so what a future wrote before
 * its leave is seen by who reads the word after it.
 */
public final class TrackerCell {

    private static final long CLOSED = 1;
    private static final long ONE = 2;

    private final AtomicLong word = new AtomicLong();
    private final Notify emptied = Notify.create();

    /** Makes an open one that counts nothing. */
    public TrackerCell() {}

    /** Arrow 1. */
    void enter() {
        word.addAndGet(ONE);
    }

    /** Arrow 2. */
    void leave() {
        if (word.addAndGet(-ONE) == CLOSED) {
            emptied.notifyWaiters();
        }
    }

    /** Arrow 3. */
    public void close() {
        if (word.getAndUpdate(w -> w | CLOSED) == 0) {
            emptied.notifyWaiters();
        }
    }

    /** Arrow 4. */
    public void reopen() {
        word.updateAndGet(w -> w & ~CLOSED);
    }

    /**
     * Reads the lowest bit.
     *
     * @return whether it is closed
     */
    public boolean isClosed() {
        return (word.get() & CLOSED) != 0;
    }

    /**
     * Reads the count.
     *
     * @return how many have entered and not left
     */
    public long size() {
        return word.get() / ONE;
    }

    private boolean isEmptyAndClosed() {
        return word.get() == CLOSED;
    }

    /** Decodes the word. */
    @Override
    public String toString() {
        long w = word.get();
        return "TaskTracker[" + w / ONE + ((w & CLOSED) != 0 ? ", closed]" : ", open]");
    }

    /** Waits for the word to be {@link #CLOSED}; a notification says that it was. */
    public static final class WhenEmpty extends FutureBase<@Nullable Void> {

        private final TrackerCell cell;
        private @Nullable Notified notified;

        /**
         * Waits at a cell.
         *
         * @param cell where
         */
        public WhenEmpty(TrackerCell cell) {
            this.cell = cell;
        }

        @Override
        protected Poll<@Nullable Void> step(Context cx) throws Exception {
            Notified waiting = notified;
            if (waiting == null) { // first take the place, then look
                waiting = cell.emptied.notified();
                if (cell.isEmptyAndClosed()) {
                    return Poll.ready(null);
                }
                notified = waiting;
            }
            if (!waiting.poll(cx).isReady()) {
                return Poll.pending();
            }
            notified = null;
            return Poll.ready(null);
        }

        @Override
        protected void release() {
            Notified waiting = notified;
            notified = null;
            if (waiting != null) {
                waiting.drop();
            }
        }

        @Override
        protected String describe() {
            return cell.toString();
        }
    }
}
