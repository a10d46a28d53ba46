package dev.rouse.bench.peers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Reactor on a parallel scheduler: a task is a {@code Mono} that is subscribed there, what follows
 * a message is published there, a yield is to be subscribed again.
 */
public class Reactor extends PeerState<CompletableFuture<?>> {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Scheduler scheduler;

    public Reactor() {
        this(new ReactorPeer(THREADS));
    }

    private Reactor(ReactorPeer peer) {
        super(peer);
        this.scheduler = peer.scheduler;
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int reactor_spawn_many_local() throws InterruptedException {
        return bodies.spawnManyLocal(SPAWNS);
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int reactor_spawn_many_worker() throws InterruptedException {
        return bodies.spawnManyWorker(SPAWNS);
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int reactor_spawn_many_remote_idle() throws Exception {
        return bodies.spawnManyRemote(SPAWNS);
    }

    @OperationsPerInvocation(LINKS)
    @Benchmark
    public int reactor_chained_spawn() throws InterruptedException {
        return bodies.chainedSpawn(LINKS);
    }

    @OperationsPerInvocation(PINGS)
    @Benchmark
    public int reactor_ping_pong() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger remaining = new AtomicInteger(PINGS);
        peer.spawn(
                () -> {
                    for (int i = 0; i < PINGS; i++) {
                        peer.spawn(() -> ping(remaining, done));
                    }
                });
        done.await();
        return PINGS;
    }

    private void ping(AtomicInteger remaining, CountDownLatch done) {
        Sinks.One<Boolean> there = Sinks.one();
        Sinks.One<Boolean> back = Sinks.one();
        there.asMono().subscribeOn(scheduler).publishOn(scheduler).subscribe(back::tryEmitValue);
        there.tryEmitValue(true);
        back.asMono()
                .publishOn(scheduler)
                .subscribe(
                        answer -> {
                            if (remaining.decrementAndGet() == 0) {
                                done.countDown();
                            }
                        });
    }

    @OperationsPerInvocation(YIELDS)
    @Benchmark
    public int reactor_yield_many() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(YIELDING_TASKS);
        for (int i = 0; i < YIELDING_TASKS; i++) {
            Mono.empty()
                    .subscribeOn(scheduler)
                    .repeat(YIELDS_PER_TASK)
                    .doOnComplete(ended::countDown)
                    .subscribe();
        }
        ended.await();
        return YIELDS;
    }

    @OperationsPerInvocation(SLEEPS)
    @Benchmark
    public int reactor_sleep_1ms_x10k() {
        Long slept =
                Flux.range(0, SLEEPS)
                        .flatMap(number -> Mono.delay(MILLISECOND, scheduler), SLEEPS)
                        .count()
                        .block();
        return slept == null ? 0 : slept.intValue();
    }

    @OperationsPerInvocation(CANCELLED)
    @Benchmark
    public int reactor_sleep_create_poll_drop() {
        return bodies.cancelTimers(CANCELLED);
    }

    /** The sink refuses what two senders emit at once, so they try again until it is accepted. */
    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int reactor_mpsc_contention_unbounded() throws InterruptedException {
        Sinks.Many<Integer> channel = Sinks.many().unicast().onBackpressureBuffer();
        for (int i = 0; i < Queues.SENDERS; i++) {
            peer.spawn(
                    () -> {
                        for (int number = 0; number < Queues.MESSAGES_EACH; number++) {
                            channel.emitNext(
                                    number, Sinks.EmitFailureHandler.busyLooping(PATIENCE));
                        }
                    });
        }
        Long received = channel.asFlux().take(Queues.MESSAGES).count().block();
        return received == null ? 0 : received.intValue();
    }
}
