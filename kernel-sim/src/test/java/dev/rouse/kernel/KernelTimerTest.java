package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.time.Sleep;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sleeping on the machine's timer, in virtual time. */
@Timeout(60)
class KernelTimerTest {

    /** A tick of the timer and the instructions of its handler. */
    private static final long LATE_NANOS = 2_000;

    private final KernelBench bench = new KernelBench();
    private final List<String> trace = new ArrayList<>();

    private long now() {
        return bench.machine.clock().nowNanos();
    }

    private Future<Object> sleeper(String name, Duration delay) {
        return Sleep.sleep(delay)
                .map(
                        nothing -> {
                            trace.add(name);
                            return nothing;
                        });
    }

    private Timer timer() throws Exception {
        return bench.executor.blockOn(Futures.pollFn(cx -> Poll.ready(cx.timer())));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 838, 839, 1_000, 1_000_000, 54_925_400, 55_000_000, 10_000_000_000L})
    void aSleepEndsAtItsDeadlineOrUpToOneTickLater(long nanos) throws Exception {
        long before = now();

        bench.executor.blockOn(Sleep.sleep(Duration.ofNanos(nanos)));

        assertThat(now() - before).isBetween(nanos, nanos + LATE_NANOS);
    }

    @Test
    void sleepersWakeInTheOrderOfTheirDeadlines() {
        bench.executor.spawn(sleeper("c", Duration.ofMillis(30)));
        bench.executor.spawn(sleeper("a", Duration.ofMillis(10)));
        bench.executor.spawn(sleeper("b", Duration.ofMillis(20)));

        bench.executor.runUntilIdle();

        assertThat(trace).containsExactly("a", "b", "c");
    }

    @Test
    void anHourOfSleepCostsNoRealTime() throws Exception {
        bench.executor.blockOn(Sleep.sleep(Duration.ofHours(1)));

        assertThat(now()).isGreaterThan(Duration.ofHours(1).toNanos());
    }

    @Test
    void theMachineIsSilentWhileNobodySleeps() {
        bench.executor.runUntilIdle();

        assertThat(bench.machine.clock().hasEvents()).isFalse();
    }

    @Test
    void aCancelledSleepWakesNobody() {
        JoinHandle<Object> handle = bench.executor.spawn(sleeper("never", Duration.ofSeconds(1)));
        bench.machine.clock().after(1_000_000, handle::abort);

        bench.executor.runUntilIdle();

        assertThat(trace).isEmpty();
        assertThat(handle.isFinished()).isTrue();
    }

    @Test
    void registrationsAreCancelledOnce() throws Exception {
        Timer timer = timer();
        Timer.Registration registration =
                timer.schedule(now() + 1_000_000, () -> trace.add("woken"));

        assertThat(registration.cancel()).isTrue();
        assertThat(registration.cancel()).isFalse();
        bench.executor.runUntilIdle();

        assertThat(trace).isEmpty();
    }

    @Test
    void aRegistrationThatHasFiredCannotBeCancelled() throws Exception {
        Timer.Registration registration =
                timer().schedule(now() + 1_000_000, () -> trace.add("woken"));
        bench.executor.runUntilIdle();

        assertThat(trace).containsExactly("woken");
        assertThat(registration.cancel()).isFalse();
    }

    /** All three are due in one interrupt, and the fourth needs the timer to be set again. */
    @Test
    void aWakerThatThrowsKeepsNoOtherFromBeingWoken() throws Exception {
        Timer timer = timer();
        timer.schedule(1, () -> trace.add("first"));
        timer.schedule(
                1,
                () -> {
                    trace.add("throws");
                    throw new IllegalStateException("on purpose");
                });
        timer.schedule(1, () -> trace.add("third"));
        timer.schedule(now() + 1_000_000, () -> trace.add("later"));

        assertThat(uncaughtDuring(bench.executor::runUntilIdle))
                .hasToString("[java.lang.IllegalStateException: on purpose]");

        assertThat(trace).containsExactly("first", "throws", "third", "later");
    }

    static List<Object> uncaughtDuring(Runnable action) {
        List<Object> uncaught = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try {
            action.run();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        return uncaught;
    }

    @Test
    void aWakerMayCancelTheOthersWhileItIsWoken() throws Exception {
        Timer timer = timer();
        List<Timer.Registration> others = new ArrayList<>();
        timer.schedule(1, () -> others.forEach(Timer.Registration::cancel));
        for (int i = 0; i < 100; i++) {
            others.add(timer.schedule(1 + i % 2, () -> trace.add("cancelled")));
        }

        bench.executor.runUntilIdle();

        assertThat(trace).isEmpty();
        assertThat(others).noneMatch(Timer.Registration::cancel);
    }

    @Test
    void theEndOfTimeNeverComes() throws Exception {
        Timer.Registration never = timer().schedule(Long.MAX_VALUE, () -> trace.add("woken"));
        bench.executor.runUntilIdle();

        assertThat(bench.machine.clock().hasEvents()).isFalse();
        assertThat(never.cancel()).isTrue();
    }

    @Test
    void aDeadlineInThePastWakesAsSoonAsPossible() throws Exception {
        bench.executor.blockOn(Sleep.sleep(Duration.ofMillis(5)));
        timer().schedule(0, () -> trace.add("woken"));

        bench.executor.runUntilIdle();

        assertThat(trace).containsExactly("woken");
    }

    @Test
    void manyCancelledRegistrationsAreClearedAway() {
        bench.executor.spawn(
                Futures.<Object>pollFn(
                        cx -> {
                            for (int i = 0; i < 10_000; i++) {
                                cx.timer()
                                        .schedule(
                                                cx.timer().nowNanos() + 1_000_000_000L + i,
                                                () -> trace.add("never"))
                                        .cancel();
                            }
                            return Poll.ready(0);
                        }));

        bench.executor.runUntilIdle();

        assertThat(trace).isEmpty();
    }

    /**
     * The line of a deadline that came with interrupts disabled falls when the timer is set anew.
     */
    @Test
    void aDeadlineThatComesWhileAnotherIsBeingSetIsNotLost() {
        for (int offset = 0; offset < 40; offset++) {
            KernelBench fresh = new KernelBench();
            List<String> woken = new ArrayList<>();
            int delay = offset * 100;
            fresh.executor.spawn(
                    Futures.<Object>pollFn(
                            cx -> {
                                Timer timer = cx.timer();
                                long start = timer.nowNanos();
                                timer.schedule(start + 2_000, () -> woken.add("first"));
                                for (int i = 0; i < delay / 10; i++) {
                                    fresh.cpu.nop();
                                }
                                timer.schedule(start + 1_000, () -> woken.add("second"));
                                return Poll.ready(0);
                            }));

            fresh.executor.runUntilIdle();

            assertThat(woken).describedAs("offset %d", offset).hasSize(2);
        }
    }

    @Test
    void anotherThreadMayScheduleAndCancelOnAnOpenMachine() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        AtomicReference<Timer> timer = new AtomicReference<>();
        open.executor.blockOn(
                Futures.lazy(
                        () -> {
                            timer.set(null);
                            return 0;
                        }));
        Timer found = open.executor.blockOn(Futures.pollFn(cx -> Poll.ready(cx.timer())));
        Thread driver = new Thread(open.executor::run);
        driver.start();

        CountDownLatch woken = new CountDownLatch(1);
        Timer.Registration cancelled =
                found.schedule(Duration.ofDays(1).toNanos(), () -> trace.add("never"));
        assertThat(cancelled.cancel()).isTrue();
        found.schedule(found.nowNanos() + 1_000_000, woken::countDown);
        woken.await();

        open.executor.close();
        driver.join();
        assertThat(trace).isEmpty();
    }
}
