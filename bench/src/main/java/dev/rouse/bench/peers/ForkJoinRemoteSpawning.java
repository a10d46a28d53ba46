package dev.rouse.bench.peers;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Spawning from several threads into a {@code ForkJoinPool}. */
public class ForkJoinRemoteSpawning extends RemoteSpawning<CompletableFuture<?>> {

    public ForkJoinRemoteSpawning() {
        super(new ForkJoinPeer(THREADS));
    }

    @OperationsPerInvocation(REMOTE_SPAWNS)
    @Benchmark
    public int fjp_remote_spawn() throws InterruptedException {
        return spawn();
    }
}
