package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.UncaughtHandler;
import dev.rouse.interop.BlockingPool;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.Probe;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Where tasks and timers go, and what happens when threads cannot be started. */
class PoolTest {

    private final HandDriven two = new HandDriven(2);
    private final Pool pool = two.pool;

    @Test
    void workerSpawnsIntoItsOwnSlotAndOthersIntoTheSharedQueue() {
        pool.spawn(Futures.ready(1), null);
        assertThat(pool.inject.length()).isEqualTo(1);
        two.as(0, () -> pool.spawn(Futures.ready(2), null));
        assertThat(two.worker(0).lifo.isEmpty()).isFalse();
        two.as(0, () -> pool.spawn(Futures.ready(3), null));
        assertThat(two.worker(0).ring.length()).isEqualTo(1);
        assertThat(pool.alive()).isEqualTo(3);
        two.step(0);
        two.step(0);
        two.step(0);
        assertThat(pool.alive()).isZero();
    }

    @Test
    void workerOfAnotherPoolIsAForeigner() {
        HandDriven other = new HandDriven(1);
        other.as(0, () -> pool.spawn(Futures.ready(1), null));
        assertThat(pool.inject.length()).isEqualTo(1);
        other.as(0, () -> pool.timer().schedule(1, new CountingWaker()));
        assertThat(two.worker(0).timers.size() + two.worker(1).timers.size()).isEqualTo(1);
        assertThat(other.worker(0).timers.size()).isZero();
    }

    @Test
    void workerUsesItsOwnTimers() {
        two.as(1, () -> pool.timer().schedule(1, new CountingWaker()));
        assertThat(two.worker(1).timers.size()).isEqualTo(1);
        assertThat(pool.timer().toString()).startsWith("PoolTimer[").endsWith(" ns]");
    }

    @Test
    void timerOfAForeignThreadFiresAndIsCancelled() {
        CountingWaker waker = new CountingWaker();
        var far = pool.timer().schedule(Long.MAX_VALUE, waker);
        pool.timer().schedule(0, waker);
        int which = two.worker(0).timers.size() == 2 ? 0 : 1;
        two.as(which, () -> pool.spawn(Futures.ready(1), null));
        two.step(which);
        assertThat(waker.count()).isEqualTo(1);
        assertThat(far.cancel()).isTrue();
        assertThat(two.worker(which).timers.size()).isZero();
    }

    @Test
    void yieldedTaskGoesBehindTheOthers() {
        List<String> order = new ArrayList<>();
        two.as(
                0,
                () -> {
                    pool.spawn(Futures.yieldNow().map(x -> order.add("yielded")), null);
                    pool.spawn(Futures.lazy(() -> order.add("other")), null);
                });
        for (int i = 0; i < 3; i++) {
            two.step(0);
        }
        assertThat(order).containsExactly("other", "yielded");
    }

    @Test
    void atMostThreeInARowComeFromTheSlotWhileTheRingWaits() {
        List<Integer> order = new ArrayList<>();
        two.as(
                0,
                () -> {
                    pool.spawn(Futures.lazy(() -> order.add(-1)), null);
                    pool.spawn(chain(order, 0), null); // pushes the other into the ring
                });
        for (int i = 0; i < 5; i++) {
            two.step(0);
        }
        assertThat(order).containsExactly(0, 1, 2, -1, 3);
    }

    private Future<?> chain(List<Integer> order, int number) {
        return Futures.lazy(
                () -> {
                    order.add(number);
                    pool.spawn(chain(order, number + 1), null);
                    return null;
                });
    }

    @Test
    void spawnOnAClosingPoolDropsAtOnce() {
        pool.close();
        Probe<Integer> late = Probe.pending();
        assertThat(pool.spawn(late, null).isFinished()).isTrue();
        Probe<Integer> fromWorker = Probe.pending();
        two.as(0, () -> pool.spawn(fromWorker, null));
        assertThat(List.of(late.drops, fromWorker.drops)).containsExactly(1, 1);
    }

    @Test
    void closeFindsTasksWhereverTheyWait() {
        List<Probe<Integer>> probes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            probes.add(Probe.pending());
        }
        two.as(0, () -> pool.spawn(probes.get(0), "waits"));
        two.step(0);
        two.as(0, () -> probes.subList(1, 4).forEach(probe -> pool.spawn(probe, "slot and ring")));
        probes.subList(4, 6).forEach(probe -> pool.spawn(probe, "injected"));
        pool.close(); // does not wait for threads that there are not
        assertThat(probes).allMatch(probe -> probe.drops == 1);
        assertThat(two.uncaught).as("nobody is stuck in a poll").isEmpty();
    }

    @Test
    void closingIsNotOverWhileTheLastToLeaveStillReports() {
        AtomicReference<Pool> leaving = new AtomicReference<>();
        List<Boolean> over = new ArrayList<>();
        HandDriven one =
                new HandDriven(
                        1,
                        (task, thrown) -> {
                            leaving.get().leave(leaving.get().workers()[0]);
                            leaving.get().blockingEnds();
                            over.add(leaving.get().isClosed());
                        });
        leaving.set(one.pool);
        JoinHandle<?> kept = one.pool.spawn(Futures.failed(new Exception("not joined")), null);
        one.step(0);
        assertThat(kept.isFinished()).isTrue();
        one.pool.leave(one.worker(0));
        assertThat(over).as("before blocking work has ended").isEmpty();
        one.pool.blockingEnds();
        assertThat(over).as("another leaves meanwhile").containsExactly(false);
        assertThat(one.pool.isClosed()).isTrue();
        Reference.reachabilityFence(kept);
    }

    /** The handler's thread has given up waiting, and must not begin again. */
    @Test
    void handlerMayCloseWhenCloseGivesUp() {
        AtomicReference<Pool> closing = new AtomicReference<>();
        List<Throwable> reported = new ArrayList<>();
        HandDriven one =
                new HandDriven(
                        1,
                        (task, thrown) -> {
                            reported.add(thrown);
                            closing.get().close();
                        },
                        Long.MAX_VALUE);
        closing.set(one.pool);
        Exception failure = new Exception("not joined");
        JoinHandle<?> kept = one.pool.spawn(Futures.failed(failure), null);
        one.step(0);
        one.pool.closing.giveUp(List.of(one.worker(0)), List.of());
        assertThat(reported).containsExactly(failure);
        Reference.reachabilityFence(kept);
    }

    /** As a close finds it that gives up before the monitor has woken. */
    @Test
    void monitorThatSleepsIsNotStuckInAHandler() throws InterruptedException {
        HandDriven one = new HandDriven(1);
        Thread monitor = new Thread(one.pool.monitor);
        monitor.start();
        while (monitor.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(one.pool.monitor.stuckAt()).isNull();
        one.pool.close();
        monitor.join();
        assertThat(one.uncaught).isEmpty();
    }

    @Test
    void threadThatCannotBeStartedEndsThoseThatCould() throws InterruptedException {
        List<Thread> made = new ArrayList<>();
        ThreadFactory sameOne =
                work -> {
                    if (made.isEmpty()) {
                        made.add(new Thread(work, "started twice"));
                    }
                    return made.get(0);
                };
        assertThatThrownBy(() -> new Pool(settings(sameOne)))
                .isInstanceOf(IllegalThreadStateException.class);
        made.get(0).join();
    }

    @Test
    void factoryThatAnswersNullIsSaidSo() {
        assertThatThrownBy(() -> new Pool(settings(work -> null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ThreadFactory")
                .hasMessageContaining("worker-0");
    }

    private static PoolSettings settings(ThreadFactory factory) {
        return new PoolSettings(
                2,
                "worker",
                factory,
                UncaughtHandler.standard(),
                BlockingPool.builder().build(),
                1,
                0,
                0,
                Long.MAX_VALUE,
                b -> {});
    }
}
