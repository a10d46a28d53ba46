package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/**
 * Two threads that do the same to the same at the same time, often. Not every run makes them
 * collide; that none of the collisions matters is for the stress tests to show.
 */
class RacingThreadsTest {

    private static final int ROUNDS = 50_000;

    /** Gives the sum of what two threads answer that start together. */
    private static int together(IntSupplier work) throws Exception {
        CountDownLatch start = new CountDownLatch(2);
        List<FutureTask<Integer>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FutureTask<Integer> each =
                    new FutureTask<>(
                            () -> {
                                start.countDown();
                                while (start.getCount() != 0) {
                                    Thread.onSpinWait();
                                }
                                return work.getAsInt();
                            });
            both.add(each);
            new Thread(each).start();
        }
        return both.get(0).get() + both.get(1).get();
    }

    @Test
    void noPermitIsTakenTwiceOrLost() throws Exception {
        Semaphore semaphore = Semaphore.create(3);
        int failed =
                together(
                        () -> {
                            int without = 0;
                            for (int i = 0; i < ROUNDS; i++) {
                                if (semaphore.tryTake(1)) {
                                    semaphore.addPermits(1);
                                } else {
                                    without++;
                                }
                            }
                            return without;
                        });
        assertThat(failed).as("three are enough for two").isZero();
        assertThat(semaphore.availablePermits()).isEqualTo(3);
    }

    @Test
    void oneOfTwoSetsTheValue() throws Exception {
        List<SetOnce<String>> cells = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            cells.add(SetOnce.create());
        }
        int set =
                together(
                        () -> {
                            int mine = 0;
                            for (SetOnce<String> cell : cells) {
                                mine += cell.set("v") ? 1 : 0;
                            }
                            return mine;
                        });
        assertThat(set).isEqualTo(ROUNDS);
    }
}
