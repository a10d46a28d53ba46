package dev.rouse.bench.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Several threads that start virtual ones. */
@Fork(jvmArgsPrepend = "-Djdk.virtualThreadScheduler.parallelism=2")
public class VirtualRemoteSpawning extends RemoteSpawning<Thread> {

    public VirtualRemoteSpawning() {
        super(new VirtualThreadPeer());
    }

    @OperationsPerInvocation(REMOTE_SPAWNS)
    @Benchmark
    public int vt_remote_spawn() throws InterruptedException {
        return spawn();
    }
}
