package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Poll;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.time.Timer;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * The thread that blocks on a future: it sleeps from one wake to the next, and polls in between.
 */
class ThreadWakerTest {

    private final QueueScheduler spawner = new QueueScheduler();

    @Test
    void threadSleepsUntilItIsWokenAndThenPollsOnce() throws Exception {
        Probe<String> future = Probe.readyAfter(2, "v");
        FutureTask<String> blocking =
                new FutureTask<>(() -> ThreadWaker.blockOn(future, spawner, Timer.none()));
        Thread thread = new Thread(blocking);
        thread.start();
        awaitSleep(thread);
        assertThat(future.polls).isEqualTo(1);
        future.wake();
        while (future.polls == 1) {
            Thread.onSpinWait();
        }
        awaitSleep(thread);
        assertThat(future.polls).isEqualTo(2);
        future.wake();
        assertThat(blocking.get()).isEqualTo("v");
        assertThat(future.polls).isEqualTo(3);
    }

    @Test
    void futureFindsTheSpawnerThatWasGiven() throws Exception {
        Probe<Boolean> future =
                Probe.polling(
                        p ->
                                Poll.ready(
                                        p.cx.spawner() == spawner
                                                && p.cx.withWaker(p.waker).spawner() == spawner));
        assertThat(ThreadWaker.blockOn(future, spawner, Timer.none())).isTrue();
    }

    private static void awaitSleep(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
