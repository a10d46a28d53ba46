package dev.rouse.bench.peers;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the benchmarks of one peer have in common: the counts, which are those of the Rouse
 * workloads, and the peer with its two threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class PeerState<H> {

    static final int THREADS = 2;

    static final int SPAWNS = 10_000;
    static final int BUSY2_SPAWNS = 1_000;
    static final int REMOTE_SPAWNS = 12_800;
    static final int LINKS = 1_000;
    static final int PINGS = 1_000;
    static final int YIELDING_TASKS = 200;
    static final int YIELDS_PER_TASK = 1_000;
    static final int YIELDS = YIELDING_TASKS * YIELDS_PER_TASK;
    static final int FEW = 10;
    static final int MESSAGES = 1_000;
    static final int SLEEPS = 10_000;
    static final int CANCELLED = 1_000;
    static final int ROUNDS = 1_000;
    static final int REQUESTS = 1_000;
    static final int REQUEST_CAPACITY = 10;
    static final int TAKERS = 6;
    static final int ENOUGH = 10;
    static final int TOO_FEW = 5;
    static final int LOCKERS = 4;
    static final int LOCKS_EACH = 1_000;
    static final int LOCKS = LOCKERS * LOCKS_EACH;

    final Peer<H> peer;
    final Bodies<H> bodies;

    PeerState(Peer<H> peer) {
        this.peer = peer;
        this.bodies = new Bodies<>(peer);
    }

    @TearDown
    public void close() {
        peer.close();
    }
}
