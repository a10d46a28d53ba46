package dev.rouse.internal.sync;

import dev.rouse.Waker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds futures that were granted a lock or a permit and are not polled any more, while others wait
 * behind them: a <em>futurelock</em>.
 *
 * <p>A fair lock is handed to the one that has waited longest. If the task of that one has stopped
 * polling the future without dropping it, nobody gets the lock again, and nothing else shows why.
 * With {@code -Drouse.debug=true} each lock, semaphore and bounded channel remembers whom it
 * granted something that has not been fetched; whoever polls and has to wait looks through these
 * and reports each that is older than {@value #LIMIT_SECONDS} seconds, once, as a warning of the
 * {@link System.Logger} {@code dev.rouse.sync}. Without it there is no watch and no cost.
 *
 * <p><b>Threads.</b> Any. Its own monitor is the innermost; reports are made without it.
 */
public final class FuturelockWatch {

    /** How long a granted future may go without a poll. */
    static final int LIMIT_SECONDS = 5;

    /** Read once: {@code -Drouse.debug=true}. */
    private static final boolean DEBUG = Boolean.getBoolean("rouse.debug");

    private record Grant(long nanos, @Nullable Waker waker) {}

    private final LongSupplier nanoTime;
    private final Consumer<String> reports;

    /** In the order of their grants; those that were reported are not in it any more. */
    private final Map<Waiter, Grant> granted = new LinkedHashMap<>(); // waiters have identity

    FuturelockWatch(LongSupplier nanoTime, Consumer<String> reports) {
        this.nanoTime = nanoTime;
        this.reports = reports;
    }

    /**
     * Gives a watch if this JVM debugs.
     *
     * @return a new watch, or null
     */
    public static @Nullable FuturelockWatch ifDebugging() {
        return DEBUG ? new FuturelockWatch(System::nanoTime, FuturelockWatch::warn) : null;
    }

    private static void warn(String report) {
        System.getLogger("dev.rouse.sync").log(System.Logger.Level.WARNING, report);
    }

    synchronized void granted(Waiter waiter, @Nullable Waker waker) {
        granted.put(waiter, new Grant(nanoTime.getAsLong(), waker));
    }

    /** The future was polled or dropped. */
    synchronized void settled(Waiter waiter) {
        granted.remove(waiter);
    }

    /** Reports what is overdue, for somebody who has to wait for {@code primitive}. */
    void check(Object primitive) {
        for (Grant late : takeLate()) {
            reports.accept(
                    primitive
                            + " was granted "
                            + TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - late.nanos)
                            + " ms ago to a future that has not been polled since, and others wait"
                            + " for it. Its task must poll that future or drop it; the waker of the"
                            + " task: "
                            + late.waker);
        }
    }

    private synchronized List<Grant> takeLate() {
        long nowNanos = nanoTime.getAsLong();
        List<Grant> late = new ArrayList<>();
        for (Iterator<Grant> oldest = granted.values().iterator(); oldest.hasNext(); ) {
            Grant grant = oldest.next();
            if (nowNanos - grant.nanos < TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                break;
            }
            late.add(grant);
            oldest.remove();
        }
        return late;
    }
}
