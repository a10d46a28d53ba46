package dev.rouse.bench.blocks;

import dev.rouse.Future;
import dev.rouse.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a link of a chain of combinators costs: {@code map} and {@code then} in turn, ten links, on
 * a future that is pending when the chain is made. One operation is one link, with its share of
 * making the chain and driving it to its end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Chains {

    static final int LINKS = 10;

    private final Drive drive = new Drive();

    @OperationsPerInvocation(LINKS)
    @Benchmark
    public int map_then_chain() throws Exception {
        Future<Integer> chain = Leaf.Kind.opaque.leaf(1);
        for (int i = 0; i < LINKS; i += 2) {
            chain = chain.map(v -> v + 1);
            chain = chain.then(v -> Futures.ready(v + 1));
        }
        return drive.toTheEnd(chain);
    }

    @OperationsPerInvocation(LINKS)
    @Benchmark
    public int map_then_chain_cf() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> chain = source;
        for (int i = 0; i < LINKS; i += 2) {
            chain = chain.thenApply(v -> v + 1);
            chain = chain.thenCompose(v -> CompletableFuture.completedFuture(v + 1));
        }
        source.complete(1);
        return chain.join();
    }
}
