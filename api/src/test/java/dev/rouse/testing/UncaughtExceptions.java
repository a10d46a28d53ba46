package dev.rouse.testing;

import java.util.ArrayList;
import java.util.List;

/** Collects what goes to the uncaught exception handler of the thread. */
public final class UncaughtExceptions {

    private UncaughtExceptions() {}

    /** Gives what {@code action} left to the handler of the calling thread. */
    public static List<Throwable> during(Runnable action) {
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((where, thrown) -> uncaught.add(thrown));
        try {
            action.run();
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        return uncaught;
    }
}
