package dev.rouse.bench;

import dev.rouse.channel.Mpsc;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to make a bounded channel, which should not depend on how much it may hold. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChannelCreation {

    /** How many messages there is room for. */
    @Param({"1", "100", "100000"})
    public int capacity = 1;

    @Benchmark
    public Mpsc.Bounded<byte[]> mpsc_create() {
        return Mpsc.bounded(capacity);
    }
}
