package dev.rouse.bench.peers;

import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/** Spawning from several threads at once; awaiting what they spawned is not timed. */
public abstract class RemoteSpawning<H> extends PeerState<H> {

    /** How many threads share the spawning. */
    @Param({"1", "2"})
    public int threads = 1;

    private List<List<H>> handles = List.of();

    RemoteSpawning(Peer<H> peer) {
        super(peer);
    }

    int spawn() throws InterruptedException {
        handles = bodies.remoteSpawn(REMOTE_SPAWNS, threads);
        return REMOTE_SPAWNS;
    }

    @TearDown(Level.Invocation)
    public void awaitAll() throws Exception {
        joined();
    }

    /** Awaits what the last invocation spawned and tells how many pieces of work that were. */
    int joined() throws Exception {
        int sum = bodies.joinSpawned(handles);
        handles = List.of();
        return sum;
    }
}
