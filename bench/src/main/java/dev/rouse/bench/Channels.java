package dev.rouse.bench;

import dev.rouse.bench.workload.ChannelPingPong;
import dev.rouse.bench.workload.MpscAlone;
import dev.rouse.bench.workload.MpscContention;
import dev.rouse.bench.workload.Receiving;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What a message through an mpsc channel costs. Making the channel is part of it. */
public class Channels extends TwoWorkers {

    static final int ROUNDS = 1_000;
    static final int SENDERS = 5;
    static final int MESSAGES_EACH = 1_000;
    static final int MESSAGES = SENDERS * MESSAGES_EACH;
    static final int NEVER_FULL = 1_000_000;
    static final int OFTEN_FULL = 100;

    /** Both sides are tasks. */
    @OperationsPerInvocation(ROUNDS)
    @Benchmark
    public int chan_ping_pong() throws Exception {
        return executor.blockOn(executor.spawn(new ChannelPingPong(ROUNDS)));
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_contention_bounded() throws Exception {
        return contention(NEVER_FULL, Receiving.ONE_BY_ONE);
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_contention_bounded_recv_many() throws Exception {
        return contention(NEVER_FULL, Receiving.IN_BATCHES);
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_contention_bounded_full() throws Exception {
        return contention(OFTEN_FULL, Receiving.ONE_BY_ONE);
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_contention_bounded_full_recv_many() throws Exception {
        return contention(OFTEN_FULL, Receiving.IN_BATCHES);
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_contention_unbounded() throws Exception {
        return contention(MpscContention.UNBOUNDED, Receiving.ONE_BY_ONE);
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_contention_unbounded_recv_many() throws Exception {
        return contention(MpscContention.UNBOUNDED, Receiving.IN_BATCHES);
    }

    /** The senders are tasks; the measuring thread receives. */
    private int contention(int capacity, Receiving how) throws Exception {
        return executor.blockOn(new MpscContention(capacity, SENDERS, MESSAGES_EACH, how));
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_uncontented_bounded() throws Exception {
        return executor.blockOn(MpscAlone.bounded(NEVER_FULL, MESSAGES, Receiving.ONE_BY_ONE));
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_uncontented_bounded_recv_many() throws Exception {
        return executor.blockOn(MpscAlone.bounded(NEVER_FULL, MESSAGES, Receiving.IN_BATCHES));
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_uncontented_unbounded() throws Exception {
        return executor.blockOn(MpscAlone.unbounded(MESSAGES, Receiving.ONE_BY_ONE));
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int mpsc_uncontented_unbounded_recv_many() throws Exception {
        return executor.blockOn(MpscAlone.unbounded(MESSAGES, Receiving.IN_BATCHES));
    }
}
