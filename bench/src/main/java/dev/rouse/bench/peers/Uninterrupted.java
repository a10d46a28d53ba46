package dev.rouse.bench.peers;

/** Blocking work on threads that nobody interrupts. */
final class Uninterrupted {

    private Uninterrupted() {}

    static void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the threads of a benchmark", e);
        }
    }

    /** Work that blocks. */
    interface Work {
        void run() throws InterruptedException;
    }
}
