package dev.rouse.bench.peers;

import dev.rouse.bench.workload.Stall;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /**
     * Starts work that yields and stalls in turn while the flag is set. Where a thread cannot be
     * given up in the middle, a yield is to go to the end of the queue again.
     */
    default void spawnYielding(AtomicBoolean busy) {
        spawn(
                new Runnable() {
                    @Override
                    public void run() {
                        if (busy.get()) {
                            Stall.stall();
                            spawn(this);
                        }
                    }
                });
    }

    /** Makes a timer go off after a second, and cancels it. */
    boolean cancelTimer();

    @Override
    void close();
}
