package dev.rouse.bench.peers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A thread that waits for the work it has started, in a pool with one worker. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForkJoinOneWorker {

    private final ForkJoinPool pool = new ForkJoinPeer(1).pool;

    @TearDown
    public void close() {
        pool.shutdownNow();
    }

    @Benchmark
    public int fjp_threaded_spawn1() {
        return work().join();
    }

    @OperationsPerInvocation(PeerState.FEW)
    @Benchmark
    public int fjp_threaded_spawn10() {
        CompletableFuture<?>[] all = new CompletableFuture<?>[PeerState.FEW];
        for (int i = 0; i < all.length; i++) {
            all[i] = work();
        }
        int sum = 0;
        for (CompletableFuture<?> one : all) {
            sum += (Integer) one.join();
        }
        return sum;
    }

    /** {@code int v = 1 + 1; yield; return v;} in two steps. */
    private CompletableFuture<Integer> work() {
        return CompletableFuture.supplyAsync(() -> 1 + 1, pool).thenApplyAsync(v -> v, pool);
    }
}
