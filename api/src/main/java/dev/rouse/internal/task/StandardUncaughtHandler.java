package dev.rouse.internal.task;

import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;

/** Does with a failure what a thread does with an uncaught exception. */
public enum StandardUncaughtHandler implements UncaughtHandler {
    /** The shared instance. */
    INSTANCE;

    @Override
    public void uncaught(TaskInfo task, Throwable failure) {
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null) {
            handler.uncaughtException(Thread.currentThread(), failure);
        } else {
            synchronized (System.err) { // the line and its trace belong together
                System.err.print("Exception in " + task + " ");
                failure.printStackTrace();
            }
        }
    }
}
