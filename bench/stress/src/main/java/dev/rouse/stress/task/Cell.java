package dev.rouse.stress.task;

import dev.rouse.Waker;

/** What races need of a task; the real one and the model offer it. */
interface Cell {

    void run();

    void wake();

    void abort();

    void shutdown();

    boolean isFinished();

    /** Polls the handle. */
    Joined join(Waker waker);

    /** Drops the handle. */
    void detach();

    /** What a poll of the handle gave. */
    enum Joined {
        PENDING,
        VALUE,
        CANCELLED
    }
}
