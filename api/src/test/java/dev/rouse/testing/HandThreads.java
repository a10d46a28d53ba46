package dev.rouse.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;

/**
 * Threads that are only started in name: the test does what they would do, when it wants to. A pool
 * that keeps no idle threads then runs on the test's own thread.
 */
public final class HandThreads implements ThreadFactory {

    private final Queue<Thread> started = new ArrayDeque<>();

    @Override
    public Thread newThread(Runnable work) {
        return new Thread(work, "by-hand") {
            @Override
            public void start() {
                started.add(this);
            }
        };
    }

    /** How many were started and have not run. */
    public int waiting() {
        return started.size();
    }

    /** Runs the oldest from its start to its end. */
    public void runOldest() {
        started.remove().run();
    }

    public void runAll() {
        while (!started.isEmpty()) {
            runOldest();
        }
    }
}
