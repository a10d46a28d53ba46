package dev.rouse.bench.peers;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Spawning from several threads onto Reactor's parallel scheduler. */
public class ReactorRemoteSpawning extends RemoteSpawning<CompletableFuture<?>> {

    public ReactorRemoteSpawning() {
        super(new ReactorPeer(THREADS));
    }

    @OperationsPerInvocation(REMOTE_SPAWNS)
    @Benchmark
    public int reactor_remote_spawn() throws InterruptedException {
        return spawn();
    }
}
