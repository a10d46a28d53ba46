package dev.rouse.bench.peers;

import dev.rouse.bench.workload.Stall;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/**
 * Virtual threads while others of them keep both carriers busy and yield in between, as {@code
 * BusyYielders} keeps Rouse.
 *
 * <p>There is no {@code busy2}: a thread that a virtual thread starts is pushed where its carrier
 * takes from first, so while there are such chains on all carriers, what another thread starts does
 * not run.
 */
@SuppressWarnings("ThreadPriorityCheck") // to yield is the work
@Fork(jvmArgsPrepend = "-Djdk.virtualThreadScheduler.parallelism=2")
public class VirtualBusy extends PeerState<Thread> {

    private final AtomicBoolean busy = new AtomicBoolean(true);

    public VirtualBusy() {
        super(new VirtualThreadPeer());
    }

    @Setup
    public void keepBusy() {
        for (int i = 0; i < 2 * THREADS; i++) {
            peer.spawn(
                    () -> {
                        while (busy.get()) {
                            Thread.yield();
                            Stall.stall();
                        }
                    });
        }
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int vt_spawn_many_remote_busy1() throws Exception {
        return bodies.spawnManyRemote(SPAWNS);
    }

    @Override
    public void close() {
        busy.set(false);
        super.close();
    }
}
