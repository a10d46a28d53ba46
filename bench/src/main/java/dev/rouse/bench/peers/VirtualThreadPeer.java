package dev.rouse.bench.peers;

/** The JVM's own scheduler of virtual threads; there is only one, and nothing to close. */
final class VirtualThreadPeer implements Peer<Thread> {

    @Override
    public void spawn(Runnable work) {
        VirtualThreads.start(work);
    }

    @Override
    public Thread start(Runnable work) {
        return VirtualThreads.start(work);
    }

    @Override
    public void join(Thread handle) throws InterruptedException {
        handle.join();
    }

    /** A thread sleeps or it does not; there is no timer of its own to cancel. */
    @Override
    public boolean cancelTimer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
