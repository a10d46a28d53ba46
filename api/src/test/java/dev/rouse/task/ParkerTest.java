package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.Probe;
import dev.rouse.time.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Sleeping threads: no wake-up lost, no permit trusted. */
class ParkerTest {

    @Test
    void unparkBetweenAnnounceAndParkIsNotLost() {
        Parker parker = new Parker();
        parker.announce();
        parker.unpark();
        parker.park(); // returns, or the watchdog bites
        assertThat(parker).hasToString("Parker[awake]");
    }

    @Test
    void unparkOfAnAwakeThreadLeavesNoTrace() {
        Parker parker = new Parker();
        parker.unpark();
        parker.announce();
        assertThat(parker.toString()).startsWith("Parker[asleep");
        parker.cancel();
        assertThat(parker).hasToString("Parker[awake]");
    }

    @Test
    void permitOfSomebodyElseDoesNotEndTheSleep() throws Exception {
        Parker parker = new Parker();
        AtomicInteger woken = new AtomicInteger();
        CountDownLatch announced = new CountDownLatch(1);
        Thread sleeper =
                new Thread(
                        () -> {
                            parker.announce();
                            announced.countDown();
                            parker.park();
                            woken.incrementAndGet();
                        });
        sleeper.start();
        announced.await();
        for (int i = 0; i < 100; i++) {
            LockSupport.unpark(sleeper);
            awaitState(sleeper, Thread.State.WAITING);
        }
        assertThat(woken).hasValue(0);
        parker.unpark();
        sleeper.join();
        assertThat(woken).hasValue(1);
    }

    @Test
    void interruptNeitherEndsTheSleepNorIsLost() throws Exception {
        Parker parker = new Parker();
        boolean[] interrupted = new boolean[1];
        CountDownLatch announced = new CountDownLatch(1);
        Thread sleeper =
                new Thread(
                        () -> {
                            parker.announce();
                            announced.countDown();
                            parker.park();
                            interrupted[0] = Thread.interrupted();
                        });
        sleeper.start();
        announced.await();
        awaitState(sleeper, Thread.State.WAITING);
        sleeper.interrupt();
        awaitState(sleeper, Thread.State.WAITING);
        parker.unpark();
        sleeper.join();
        assertThat(interrupted[0]).isTrue();
    }

    @Test
    void parkNanosEndsAtTheDeadlineAndIsAwakeAfterwards() {
        Parker parker = new Parker();
        parker.announce();
        long startNanos = System.nanoTime();
        parker.parkNanos(2_000_000);
        assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(2_000_000);
        assertThat(parker).hasToString("Parker[awake]");
        parker.announce();
        parker.parkNanos(0);
        parker.announce();
        parker.parkNanos(-1);
        assertThat(parker).hasToString("Parker[awake]");
    }

    @Test
    void threadWakerPollsAgainAfterAWakeDuringThePoll() throws Exception {
        Probe<String> future =
                Probe.polling(
                        p -> {
                            p.wake();
                            return p.polls < 5 ? Poll.pending() : Poll.ready("v");
                        });
        assertThat(block(future)).isEqualTo("v");
        assertThat(future.polls).isEqualTo(5);
    }

    @Test
    void threadWakerIsWokenByAnotherThread() throws Exception {
        Oneshot<String> reply = Oneshot.create();
        Thread sender = new Thread(() -> reply.sender().send("v"));
        sender.start();
        assertThat(block(reply.receiver())).isEqualTo("v");
        sender.join();
    }

    @Test
    void threadWakerThrowsWhatTheFutureThrows() {
        Exception failure = new Exception();
        assertThatThrownBy(() -> block(Futures.failed(failure))).isSameAs(failure);
        assertThatThrownBy(() -> block(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void threadWakerPassesServicesOn() throws Exception {
        Probe<Boolean> future =
                Probe.polling(
                        p ->
                                Poll.ready(
                                        p.cx.timer() == Timer.none()
                                                && p.cx.tryProceed()
                                                && p.cx.waker() == p.cx
                                                && p.cx.withWaker(p.waker).waker() == p.waker));
        assertThat(block(future)).isTrue();
    }

    private static <T> T block(dev.rouse.Future<T> future) throws Exception {
        return ThreadWaker.blockOn(
                future,
                new dev.rouse.Spawner() {
                    @Override
                    public <U> dev.rouse.JoinHandle<U> spawn(dev.rouse.Future<U> f, String name) {
                        throw new UnsupportedOperationException();
                    }
                },
                Timer.none());
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }
}
