package dev.rouse.task;

import dev.rouse.TaskInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task that failed, and whether anybody has learnt of it.
 *
 * <p>It is claimed exactly once: by the handle that rethrows it, or by a report to the uncaught
 * handler; or by its task, if it is none to report. It must not refer to its task, whose becoming
 * garbage is one of the reasons to report.
 */
final class Failure {

    private static final VarHandle CLAIMED;

    static {
        try {
            CLAIMED = MethodHandles.lookup().findVarHandle(Failure.class, "claimed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Throwable thrown;
    private final TaskInfo task;

    @SuppressWarnings("unused") // through CLAIMED only
    private boolean claimed;

    /** Set by {@link UncaughtFailures#watch} before the failure can be reported from there. */
    private volatile Cleaner.@Nullable Cleanable watch;

    Failure(Throwable thrown, TaskInfo task) {
        this.thrown = thrown;
        this.task = task;
    }

    Throwable thrown() {
        return thrown;
    }

    TaskInfo task() {
        return task;
    }

    /** Tells the one caller that may do something with the failure. */
    boolean claimCas() {
        return CLAIMED.compareAndSet(this, false, true);
    }

    boolean isClaimedVolatile() {
        return (boolean) CLAIMED.getVolatile(this);
    }

    void watchedBy(Cleaner.Cleanable cleanable) {
        watch = cleanable;
    }

    /** Ends the watch; the cleaner forgets this failure. */
    void unwatch() {
        Cleaner.Cleanable watching = watch;
        if (watching != null) {
            watching.clean();
        }
    }
}
