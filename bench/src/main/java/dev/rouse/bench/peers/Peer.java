package dev.rouse.bench.peers;

/**
 * What the bodies that need nothing but spawning ask of a peer.
 *
 * @param <H> what the peer gives for awaiting a piece of work
 */
interface Peer<H> extends AutoCloseable {

    /** Starts work that nobody awaits. */
    void spawn(Runnable work);

    /** Starts work that somebody will await. */
    H start(Runnable work);

    /** Waits, on a thread that is none of the peer's, until the work has ended. */
    void join(H handle) throws Exception;

    /** Makes a timer go off after a second, and cancels it. */
    boolean cancelTimer();

    @Override
    void close();
}
