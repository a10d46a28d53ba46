package dev.rouse.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.OneshotSender;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Notify;
import dev.rouse.sync.Semaphore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /**
     * The root and its echo take turns: each is polled once for a message, and once at the start.
     */
    @Test
    void channelPingPongGoesToTheOtherTaskForEachMessage() {
        executor.spawn(new ChannelPingPong(5));
        assertThat(executor.runUntilStalled()).isEqualTo((1 + 5) + (5 + 1));
    }

    @Test
    void sendersOfAContentionCloseTheirChannel() throws Exception {
        for (Receiving how : Receiving.values()) {
            assertThat(executor.blockOn(new MpscContention(2, 3, 4, how))).isEqualTo(12);
            assertThat(executor.blockOn(new MpscContention(MpscContention.UNBOUNDED, 3, 4, how)))
                    .isEqualTo(12);
        }
    }

    /** More is asked for than was sent, so it is the end of the channel that ends it. */
    @Test
    void receivingEndsWithTheChannel() throws Exception {
        for (Receiving how : Receiving.values()) {
            Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
            assertThat(executor.blockOn(new SendManyUnbounded(channel.sender(), 3))).isEqualTo(3);
            assertThat(executor.blockOn(how.from(channel.receiver(), 5))).isEqualTo(3);
        }
    }

    @Test
    void requestsGetOneAnswerEachAndLeaveTheServerRunning() throws Exception {
        Mpsc.Bounded<OneshotSender<Boolean>> requests = Mpsc.bounded(1);
        JoinHandle<?> server = executor.spawn(new Server(requests.receiver()));
        assertThat(executor.blockOn(new Requests(requests.sender(), 3))).isEqualTo(3);
        assertThat(executor.blockOn(new Requests(requests.sender(), 3))).isEqualTo(3);
        assertThat(server.isFinished()).isFalse();
        requests.sender().close();
        executor.runUntilStalled();
        assertThat(server.isFinished()).isTrue();
    }

    @Test
    void permitsAndLocksAreGivenBack() throws Exception {
        Semaphore semaphore = Semaphore.create(2);
        assertThat(executor.blockOn(new TakePermits(semaphore, 5))).isEqualTo(5);
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        Mutex<Integer> counter = Mutex.create(0);
        assertThat(executor.blockOn(new AddLocked(counter, 5))).isEqualTo(5);
        assertThat(counter.isLocked()).isFalse();
        int sum = executor.blockOn(counter.withLock(value -> value));
        assertThat(sum).isEqualTo(5);
    }

    @Test
    void aNotificationIsCountedOnceByOneAndOnceByEach() {
        Notify notify = Notify.create();
        AtomicInteger counter = new AtomicInteger();
        executor.spawn(new CountNotifications(notify, counter));
        executor.spawn(new CountNotifications(notify, counter));
        executor.runUntilStalled();
        notify.notifyOne();
        executor.runUntilStalled();
        assertThat(counter).hasValue(1);
        notify.notifyWaiters();
        executor.runUntilStalled();
        assertThat(counter).hasValue(3);
    }

    @Test
    void blockingBatchesDoEachPieceOfWork() throws Exception {
        assertThat(executor.blockOn(new BlockingBatches(3, 4))).isEqualTo(12);
    }

    @Test
    void oneshotsAreAllReceivedByASetAndByTasks() throws Exception {
        assertThat(executor.blockOn(new SetOfOneshots(7))).isEqualTo(7);
        assertThat(executor.blockOn(new TasksOfOneshots(7))).isEqualTo(7);
        assertThat(executor.blockOn(new SetOfOneshots(0))).isZero();
    }
}
