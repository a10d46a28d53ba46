package dev.rouse.task;

import static java.util.Objects.requireNonNull;

import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that no failure of a task is swallowed: what nobody joins goes to the {@link
 * UncaughtHandler}.
 *
 * <p>A failure whose handle was dropped is reported at once. One whose handle still exists might be
 * joined later, so it is watched, and reported when the handle has become garbage or when {@link
 * #close} is called, whichever is first. Joining it ends the watch.
 *
 * <p><b>Threads.</b> All methods may be called from any thread. Reports are made on the thread that
 * noticed, or on the cleaner's daemon thread for garbage handles.
 */
public final class UncaughtFailures {

    private final UncaughtHandler handler;
    private final Set<Failure> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes the place for the failures of one executor.
     *
     * @param handler whom to tell
     * @throws NullPointerException if {@code handler} is null
     */
    public UncaughtFailures(UncaughtHandler handler) {
        this.handler = requireNonNull(handler, "handler");
    }

    /**
     * Gives the place for executors that have none of their own. It reports to {@link
     * UncaughtHandler#standard()} and is never closed.
     *
     * @return the shared instance
     */
    public static UncaughtFailures shared() {
        return Shared.INSTANCE;
    }

    /**
     * Reports every watched failure now, and from now on each at once: the executor has closed and
     * nobody is likely to join.
     */
    public void close() {
        closed = true;
        for (Failure failure : watched) {
            reportUnlessClaimed(failure);
        }
    }

    /**
     * Reports a failure that belongs to no handle, such as what a future's {@code drop} threw.
     *
     * @param task which task it was
     * @param thrown what it threw
     */
    public void report(TaskInfo task, Throwable thrown) {
        try {
            handler.uncaught(task, thrown);
        } catch (Throwable fromHandler) {
            if (fromHandler != thrown) {
                thrown.addSuppressed(fromHandler);
            }
            reportToStandard(task, thrown);
        }
    }

    /**
     * The last resort: what it throws has nowhere to go, and must not end a thread that runs tasks.
     */
    private static void reportToStandard(TaskInfo task, Throwable thrown) {
        try {
            UncaughtHandler.standard().uncaught(task, thrown);
        } catch (Throwable fromStandard) {
            print(task, fromStandard);
        }
    }

    private static void print(TaskInfo task, Throwable fromStandard) {
        try {
            System.err.println(task + " failed, and so did two handlers: " + fromStandard);
        } catch (Throwable unprintable) {
            // There is nobody left to tell.
        }
    }

    void reportUnlessClaimed(Failure failure) {
        if (failure.claimCas()) {
            forget(failure);
            report(failure.task(), failure.thrown());
        }
    }

    /** Watches a failure until its task is joined, garbage, or this is closed. */
    void watch(Task<?> task, Failure failure) {
        watched.add(failure);
        failure.watchedBy(Cleaners.INSTANCE.register(task, () -> reportUnlessClaimed(failure)));
        if (closed) {
            reportUnlessClaimed(failure);
        }
        if (failure.isClaimedVolatile()) { // perhaps before there was a watch to end
            forget(failure);
        }
    }

    /** Ends the watch of a failure that the caller has claimed. */
    void forget(Failure failure) {
        watched.remove(failure);
        failure.unwatch();
    }

    /** How many failures are watched. */
    int watched() {
        return watched.size();
    }

    /** The thread is started by the first failure that needs it, and by nothing else. */
    private static final class Cleaners {
        static final Cleaner INSTANCE = Cleaner.create();
    }

    private static final class Shared {
        static final UncaughtFailures INSTANCE = new UncaughtFailures(UncaughtHandler.standard());
    }
}
