package dev.rouse.bench;

import dev.rouse.Executor;
import dev.rouse.bench.workload.Requests;
import dev.rouse.bench.workload.Server;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.OneshotSender;
import dev.rouse.executor.single.SingleExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The measuring thread asks a task that was there before and waits for its answer. The channel of
 * the requests has room for ten; each answer has a oneshot of its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestReply {

    static final int REQUESTS = 1_000;
    static final int CAPACITY = 10;

    private final Executor worker = ExecutorUnderTest.create(1);
    private final SingleExecutor single = SingleExecutor.create();
    private final MpscSender<OneshotSender<Boolean>> ofWorker = serve(worker);
    private final MpscSender<OneshotSender<Boolean>> ofSingle = serve(single);

    private static MpscSender<OneshotSender<Boolean>> serve(Executor executor) {
        Mpsc.Bounded<OneshotSender<Boolean>> requests = Mpsc.bounded(CAPACITY);
        executor.spawn(new Server(requests.receiver())).drop();
        return requests.sender();
    }

    @TearDown
    public void close() {
        worker.close();
        single.close();
    }

    /** The task is on an executor with one worker: two threads that wake each other. */
    @OperationsPerInvocation(REQUESTS)
    @Benchmark
    public int request_reply() throws Exception {
        return worker.blockOn(new Requests(ofWorker, REQUESTS));
    }

    @OperationsPerInvocation(REQUESTS)
    @Benchmark
    public int ct_request_reply() throws Exception {
        return single.blockOn(new Requests(ofSingle, REQUESTS));
    }
}
