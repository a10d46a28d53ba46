package dev.rouse.bench.peers;

import dev.rouse.bench.workload.Stall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Reactor while it is busy, as {@code BusyYielders} and {@code BusyChains} keep Rouse. */
public class ReactorBusy extends PeerState<CompletableFuture<?>> {

    private final AtomicBoolean busy = new AtomicBoolean(true);

    public ReactorBusy() {
        super(new ReactorPeer(THREADS));
    }

    @Setup
    public void keepBusy(BenchmarkParams params) {
        if (params.getBenchmark().endsWith("_busy1")) {
            keepBusyYielding();
        } else {
            keepBusySpawning();
        }
    }

    /** A yield is to be subscribed again. */
    void keepBusyYielding() {
        for (int i = 0; i < 2 * THREADS; i++) {
            peer.spawn(
                    new Runnable() {
                        @Override
                        public void run() {
                            if (busy.get()) {
                                Stall.stall();
                                peer.spawn(this);
                            }
                        }
                    });
        }
    }

    void keepBusySpawning() {
        for (int i = 0; i < THREADS; i++) {
            peer.spawn(new BusyLink());
        }
    }

    private final class BusyLink implements Runnable {

        @Override
        public void run() {
            if (busy.get()) {
                Stall.stall();
                peer.spawn(new BusyLink());
            }
        }
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int reactor_spawn_many_remote_busy1() throws Exception {
        return bodies.spawnManyRemote(SPAWNS);
    }

    @OperationsPerInvocation(BUSY2_SPAWNS)
    @Benchmark
    public int reactor_spawn_many_remote_busy2() throws Exception {
        return bodies.spawnManyRemote(BUSY2_SPAWNS);
    }

    @Override
    public void close() {
        busy.set(false);
        super.close();
    }
}
