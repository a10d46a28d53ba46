package dev.rouse.bench.blocks;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What an await costs: compiled, and written by hand. Each awaited future answers pending so many
 * times before it is ready. One operation is one await, with its share of making the future and
 * driving it to its end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AsyncBlocks {

    static final int TEN = 10;
    static final int ROUNDS = 100;

    /** How often each awaited future answers pending. */
    @Param({"0", "1"})
    public int pendings;

    /** How much of the awaited future the JIT sees. */
    @Param({"opaque", "folded"})
    public Leaf.Kind leaf = Leaf.Kind.opaque;

    private final Drive drive = new Drive();

    private Future<Integer> ten(Leaf leaf) {
        return async(
                () -> {
                    int sum = await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    sum += await(leaf);
                    return sum;
                });
    }

    private static Future<Integer> loop(Leaf leaf) {
        return async(
                () -> {
                    int sum = 0;
                    for (int i = 0; i < ROUNDS; i++) {
                        sum += await(leaf);
                    }
                    return sum;
                });
    }

    @OperationsPerInvocation(TEN)
    @Benchmark
    public int await10_block() throws Exception {
        return drive.toTheEnd(ten(leaf.leaf(pendings)));
    }

    @OperationsPerInvocation(TEN)
    @Benchmark
    public int await10_hand() throws Exception {
        return drive.toTheEnd(new TenByHand(leaf.leaf(pendings)));
    }

    @OperationsPerInvocation(ROUNDS)
    @Benchmark
    public int awaitloop_block() throws Exception {
        return drive.toTheEnd(loop(leaf.leaf(pendings)));
    }

    @OperationsPerInvocation(ROUNDS)
    @Benchmark
    public int awaitloop_hand() throws Exception {
        return drive.toTheEnd(new LoopByHand(leaf.leaf(pendings), ROUNDS));
    }
}
