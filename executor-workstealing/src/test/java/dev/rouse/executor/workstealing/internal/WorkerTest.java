package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.task.Parker;
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
