package dev.rouse.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Poll;
import dev.rouse.executor.single.SingleExecutor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The futures of the workloads do each step that the workload is named for, and no step more. */
class WorkloadFuturesTest {

    private final SingleExecutor executor = SingleExecutor.create();

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void countdownSendsAtTheLastArrivalOnly() {
        var done = dev.rouse.channel.Oneshot.<Integer>create();
        Countdown countdown = new Countdown(2, done.sender());
        countdown.arrive();
        assertThat(done.receiver().tryReceive().isReady()).isFalse();
        countdown.arrive();
        assertThat(done.receiver().tryReceive()).isEqualTo(Poll.ready(2));
    }

    /** The root, and each of the tasks once. */
    @Test
    void spawnCountedRunsItsTasksOnce() {
        executor.spawn(new SpawnCounted(5));
        assertThat(executor.runUntilStalled()).isEqualTo(1 + 5 + 1);
    }

    /** The root twice, the first link, and those that follow it. */
    @Test
    void chainedSpawnHasOneRunnableLinkAtATime() {
        executor.spawn(new ChainedSpawn(3));
        assertThat(executor.runUntilStalled()).isEqualTo(2 + 1 + 3);
    }

    /**
     * The root twice, the outer task once; a ping is polled before and after its answer, its pong
     * once, with the message already there.
     */
    @Test
    void pingPongPollsEachPingTwiceAndEachPongOnce() {
        executor.spawn(new PingPong(4));
        assertThat(executor.runUntilStalled()).isEqualTo(2 + 1 + 4 * 2 + 4);
    }

    @Test
    void yieldThenArriveIsPolledOnceMoreThanItYields() {
        CountDownLatch latch = new CountDownLatch(1);
        executor.spawn(new YieldThenArrive(7, latch));
        for (int i = 0; i < 7; i++) {
            assertThat(executor.tryRunOne()).isTrue();
            assertThat(latch.getCount()).isEqualTo(1);
        }
        assertThat(executor.tryRunOne()).isTrue();
        assertThat(latch.getCount()).isZero();
        assertThat(executor.tryRunOne()).isFalse();
    }

    @Test
    void busyYieldingKeepsItselfRunnableUntilTheFlagIsCleared() {
        AtomicBoolean flag = new AtomicBoolean(true);
        executor.spawn(new BusyYielding(flag));
        for (int i = 0; i < 3; i++) {
            assertThat(executor.tryRunOne()).isTrue();
        }
        flag.set(false);
        assertThat(executor.tryRunOne()).as("the poll that ends it").isTrue();
        assertThat(executor.tryRunOne()).isFalse();
    }

    @Test
    void busyChainSpawnsASuccessorUntilTheFlagIsCleared() {
        AtomicBoolean flag = new AtomicBoolean(true);
        executor.spawn(new BusyChain(flag));
        for (int i = 0; i < 3; i++) {
            assertThat(executor.tryRunOne()).isTrue();
        }
        flag.set(false);
        assertThat(executor.tryRunOne()).as("the last of the chain").isTrue();
        assertThat(executor.tryRunOne()).isFalse();
    }

    @Test
    void aStallTakesTenMicroseconds() {
        long start = System.nanoTime();
        Stall.stall();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void manyThreadsAreNumberedAndHaveEndedWhenItReturns() throws Exception {
        AtomicIntegerArray runs = new AtomicIntegerArray(3);
        ManyThreads.run(3, runs::incrementAndGet);
        assertThat(runs.toString()).isEqualTo("[1, 1, 1]");
    }
}
