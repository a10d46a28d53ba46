package dev.rouse.bench.blocks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The ten awaits of {@link AsyncBlocks} as links of a {@code CompletableFuture} chain. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FutureChains {

    /** Zero if the links are complete before they are chained. */
    @Param({"0", "1"})
    public int pendings;

    /** With pendings, every link is chained before the one before it completes. */
    @OperationsPerInvocation(AsyncBlocks.TEN)
    @Benchmark
    public int await10_cf() {
        CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
        CompletableFuture<?>[] links = new CompletableFuture<?>[AsyncBlocks.TEN];
        for (int i = 0; i < AsyncBlocks.TEN; i++) {
            CompletableFuture<Integer> link = new CompletableFuture<>();
            links[i] = link;
            if (pendings == 0) {
                link.complete(1);
            }
            sum = sum.thenCompose(before -> link.thenApply(one -> before + one));
        }
        if (pendings != 0) {
            for (CompletableFuture<?> link : links) {
                complete(link);
            }
        }
        return sum.join();
    }

    @SuppressWarnings("unchecked") // all links are of integers
    private static void complete(CompletableFuture<?> link) {
        ((CompletableFuture<Integer>) link).complete(1);
    }
}
