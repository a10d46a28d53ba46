package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Waker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
 * granted something that has not been fetched. Each that is older than {@value #LIMIT_SECONDS}
 * seconds while others wait is reported, once, as a warning of the {@link System.Logger} {@code
 * dev.rouse.sync}: by whoever polls then and has to wait; and, because those who wait already are
 * not polled again, by a look from outside that long after a grant. Without the property there is
 * no watch and no cost.
 *
 * <p><b>Threads.</b> Any; the look comes from a daemon thread of the JVM. Its own monitor is the
 * innermost; reports are made without it.
 */
public final class FuturelockWatch {

    /** How long a granted future may go without a poll. */
    static final int LIMIT_SECONDS = 5;

    /** Read once: {@code -Drouse.debug=true}. */
    private static final boolean DEBUG = Boolean.getBoolean("rouse.debug");

    private record Grant(long nanos, @Nullable Waker waker) {}

    private final LongSupplier nanoTime;
    private final Consumer<String> reports;

    /** Runs what it is given {@link #LIMIT_SECONDS} later. */
    private final Executor later;

    /** Whose grants these are. */
    private @Nullable Permits permits;

    /** Whether a look from outside is to come. */
    private boolean lookComes;

    /** In the order of their grants; those that were reported are not in it any more. */
    private final Map<Waiter, Grant> granted = new LinkedHashMap<>(); // waiters have identity

    FuturelockWatch(LongSupplier nanoTime, Consumer<String> reports, Executor later) {
        this.nanoTime = nanoTime;
        this.reports = reports;
        this.later = later;
    }

    /**
     * Gives a watch if this JVM debugs.
     *
     * @return a new watch, or null
     */
    public static @Nullable FuturelockWatch ifDebugging() {
        return DEBUG
                ? new FuturelockWatch(
                        System::nanoTime,
                        FuturelockWatch::warn,
                        CompletableFuture.delayedExecutor(
                                LIMIT_SECONDS, TimeUnit.SECONDS, Runnable::run))
                : null;
    }

    /** Called once, before anything is granted. */
    void watch(Permits watched) {
        permits = watched;
    }

    private static void warn(String report) {
        System.getLogger("dev.rouse.sync").log(System.Logger.Level.WARNING, report);
    }

    synchronized void granted(Waiter waiter, @Nullable Waker waker) {
        granted.put(waiter, new Grant(nanoTime.getAsLong(), waker));
        lookLater();
    }

    private void lookLater() {
        if (!lookComes) {
            lookComes = true;
            later.execute(this::look);
        }
    }

    /** For those who wait already. Who comes after this looks for himself. */
    private void look() {
        long nowNanos =
                nanoTime.getAsLong(); // first: what grows old meanwhile is for the next look
        Permits watched = requireNonNull(permits);
        if (watched.waiting() > 0) {
            check(watched);
        }
        synchronized (this) {
            lookComes = false;
            if (granted.values().stream().anyMatch(grant -> !isLate(grant, nowNanos))) {
                lookLater();
            }
        }
    }

    private static boolean isLate(Grant grant, long nowNanos) {
        return nowNanos - grant.nanos >= TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    }

    /** The future was polled or dropped. */
    synchronized void settled(Waiter waiter) {
        granted.remove(waiter);
    }

    /** Reports what is overdue, for those who have to wait for {@code primitive}. */
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
            if (!isLate(grant, nowNanos)) {
                break;
            }
            late.add(grant);
            oldest.remove();
        }
        return late;
    }
}
