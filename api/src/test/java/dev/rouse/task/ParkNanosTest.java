package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A sleep with a deadline keeps the promises of one without. */
class ParkNanosTest {

    private final Parker parker = new Parker();
    private final CountDownLatch announced = new CountDownLatch(1);

    /** A thread that sleeps for an hour unless it is woken, and tells whether it is interrupted. */
    private final FutureTask<Boolean> sleeping =
            new FutureTask<>(
                    () -> {
                        parker.announce();
                        announced.countDown();
                        parker.parkNanos(TimeUnit.HOURS.toNanos(1));
                        return Thread.interrupted();
                    });

    private final Thread sleeper = new Thread(sleeping);

    private void awaitSleep() {
        while (sleeper.getState() != Thread.State.TIMED_WAITING) {
            assertThat(sleeper.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void permitOfSomebodyElseDoesNotShortenTheSleep() {
        parker.announce();
        LockSupport.unpark(Thread.currentThread());
        long startNanos = System.nanoTime();
        parker.parkNanos(2_000_000);
        assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void unparkEndsTheSleepBeforeItsDeadline() throws Exception {
        sleeper.start();
        announced.await();
        awaitSleep();
        parker.unpark();
        assertThat(sleeping.get()).as("interrupted").isFalse();
        assertThat(parker).hasToString("Parker[awake]");
    }

    @Test
    void interruptNeitherEndsTheSleepNorIsLost() throws Exception {
        sleeper.start();
        announced.await();
        awaitSleep();
        sleeper.interrupt();
        while (sleeper.isInterrupted()) { // until the sleeper has taken note of it
            Thread.onSpinWait();
        }
        awaitSleep();
        assertThat(parker.toString()).startsWith("Parker[asleep");
        parker.unpark();
        assertThat(sleeping.get()).as("interrupted").isTrue();
    }
}
