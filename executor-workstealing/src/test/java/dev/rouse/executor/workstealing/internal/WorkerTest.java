package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.task.Parker;
import dev.rouse.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a worker driven by hand takes its next task from, and whom it wakes. */
class WorkerTest {

    private final List<String> ran = new ArrayList<>();

    private Future<String> noting(String what) {
        return Futures.lazy(
                () -> {
                    ran.add(what);
                    return what;
                });
    }

    /** Notes each of its polls, and yields. */
    private Future<String> yielding(String what) {
        return Futures.pollFn(
                cx -> {
                    ran.add(what);
                    cx.waker().wake();
                    return Poll.pending();
                });
    }

    private static Future<String> yieldingForEver() {
        return Futures.pollFn(
                cx -> {
                    cx.waker().wake();
                    return Poll.pending();
                });
    }

    @Test
    void onceInATurnAFilledRingWakesASleeper() {
        try (HandDriven hand = new HandDriven(2)) {
            hand.as(
                    0,
                    () -> {
                        hand.pool.spawn(yieldingForEver()).drop();
                        hand.pool.spawn(yieldingForEver()).drop(); // pushes the first to the ring
                    });
            Parker other = new Parker();
            other.announce();
            hand.pool.idle.sleep(other, false);
            assertThat(hand.pool.idle.awake()).isEqualTo(1);
            for (int i = 0; i <= TurnLength.MOST; i++) {
                hand.step(0);
            }
            assertThat(hand.pool.idle.awake()).isEqualTo(2);
            assertThat(other).hasToString("Parker[awake]");
        }
    }

    /** One task in a turn would be one in 100 microseconds when each poll takes ten. */
    @Test
    void busyWorkerTakesItsShareOfTheInjectQueueOnceInATurn() {
        try (HandDriven hand = new HandDriven(2)) {
            hand.as(0, () -> hand.pool.spawn(yielding("own")).drop());
            hand.step(0);
            for (int i = 0; i < 8; i++) {
                hand.pool.spawn(noting("" + i)).drop(); // from outside
            }
            for (int i = 0; i <= TurnLength.MOST && hand.pool.inject.length() == 8; i++) {
                hand.step(0);
            }
            // One is run at once, four of the other seven are its share, the first worker's of two.
            assertThat(hand.pool.inject.length()).isEqualTo(3);
            ran.clear();
            for (Task<?> task; (task = hand.worker(0).ring.pop()) != null && ran.size() < 9; ) {
                hand.as(0, task::run);
            }
            assertThat(ran.subList(0, 6)).containsExactly("own", "1", "2", "3", "4", "own");
        }
    }

    @Test
    void shareOfTheInjectQueueLeavesHalfTheRingFree() {
        try (HandDriven hand = new HandDriven(1)) {
            int own = LocalQueue.CAPACITY / 2 - 2;
            hand.as(
                    0,
                    () -> {
                        for (int i = 0; i < own; i++) {
                            hand.worker(0).reschedule(Tasks.task());
                        }
                    });
            for (int i = 0; i < 9; i++) {
                hand.pool.spawn(noting("" + i)).drop();
            }
            hand.step(0);
            assertThat(ran).containsExactly("0");
            assertThat(hand.worker(0).ring.length()).isEqualTo(own + 2);
            assertThat(hand.pool.inject.length()).isEqualTo(6);
        }
    }

    @Test
    void afterThreeFromTheLifoSlotOneFromTheRingIsRun() {
        try (HandDriven hand = new HandDriven(1)) {
            hand.as(
                    0,
                    () -> {
                        hand.pool.spawn(noting("ring")).drop();
                        hand.pool.spawn(chain(5)).drop();
                    });
            for (int i = 0; i < 7; i++) {
                hand.step(0);
            }
            assertThat(ran).containsExactly("5", "4", "3", "ring", "2", "1", "0");
        }
    }

    /** Fails once it is asked by one that is about to sleep. */
    private static final class FailingWheel extends TimerWheel {
        private final IdleWorkers idle;
        private final Runnable before;
        int failures;

        FailingWheel(IdleWorkers idle, Runnable before) {
            this.idle = idle;
            this.before = before;
        }

        @Override
        long nextNanos() {
            if (idle.awake() == 2) {
                return NEVER;
            }
            before.run();
            failures++;
            throw new StackOverflowError("about to sleep");
        }
    }

    @Test
    void workerThatFailsOnItsWayToSleepIsNotAmongTheSleepers() {
        try (HandDriven hand = new HandDriven(2)) {
            IdleWorkers idle = hand.pool.idle;
            FailingWheel wheel = new FailingWheel(idle, () -> {});
            Worker worker = new Worker(hand.pool, "third", 1, wheel);
            for (int i = 1; i <= 5; i++) { // more often than there are places
                assertThatThrownBy(worker::step).isInstanceOf(StackOverflowError.class);
                assertThat(wheel.failures).isEqualTo(i);
                assertThat(idle).hasToString("IdleWorkers[2 of 2 awake, 0 searching]");
            }
        }
    }

    /** Somebody has made it a searcher in the meantime, and it is one from then on. */
    @Test
    void workerThatFailsAfterItWasWokenSearches() {
        try (HandDriven hand = new HandDriven(2)) {
            IdleWorkers idle = hand.pool.idle;
            Worker worker =
                    new Worker(hand.pool, "third", 1, new FailingWheel(idle, idle::wakeOne));
            assertThatThrownBy(worker::step).isInstanceOf(StackOverflowError.class);
            assertThat(idle).hasToString("IdleWorkers[2 of 2 awake, 1 searching]");
            hand.pool.spawn(noting("found")).drop(); // from outside, into the inject queue
            worker.step();
            assertThat(ran).containsExactly("found");
            assertThat(idle).hasToString("IdleWorkers[2 of 2 awake, 0 searching]");
        }
    }

    /** Notes its number and spawns the next lower one, which takes the LIFO slot. */
    private Future<String> chain(int number) {
        return Futures.pollFn(
                cx -> {
                    ran.add("" + number);
                    if (number > 0) {
                        cx.spawner().spawn(chain(number - 1)).drop();
                    }
                    return Poll.ready("");
                });
    }
}
