package dev.rouse.executor.single.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.UncaughtHandler;
import dev.rouse.time.Timer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The timers of an engine against a list that does the same. */
class TimerWheelTest {

    private static final long TICK = 1L << 20;

    private final ManualClock clock = new ManualClock();
    private final Engine engine = new Engine(clock, UncaughtHandler.standard());
    private final TimerWheel wheel = (TimerWheel) engine.timer();

    /** One thing to do: add a timer after so long, cancel one, or let so much time pass. */
    sealed interface Step {
        record Add(long delayNanos) implements Step {}

        record Cancel(int which) implements Step {}

        record Advance(long nanos) implements Step {}
    }

    /** A registration, its deadline, and what became of it. */
    private static final class Entry {
        long deadlineNanos;
        int wakes;
        boolean cancelled;
        Timer.Registration registration;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> nanos =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(0, 3 * TICK),
                        Arbitraries.longs().between(0, 2_000 * TICK),
                        Arbitraries.longs().between(0, 1L << 50));
        Arbitrary<Step> step =
                Arbitraries.oneOf(
                        nanos.map(Step.Add::new),
                        nanos.map(Step.Add::new),
                        Arbitraries.integers().between(0, 1000).map(Step.Cancel::new),
                        nanos.map(Step.Advance::new));
        return step.list().ofMaxSize(120);
    }

    @Property(tries = 500)
    void everyTimerFiresOnceFromItsDeadlineOnUnlessCancelled(
            @ForAll("steps") List<Step> steps, @ForAll boolean remote) {
        ManualClock manual = new ManualClock();
        Engine driven = new Engine(manual, UncaughtHandler.standard());
        Timer timer = driven.timer();
        TimerWheel timers = (TimerWheel) timer;
        List<Entry> model = new ArrayList<>();
        if (!remote) {
            driven.enter("the test");
        }
        long nowNanos = 0;
        for (Step step : steps) {
            if (step instanceof Step.Add add) {
                Entry entry = new Entry();
                entry.deadlineNanos = nowNanos + add.delayNanos;
                entry.registration = timer.schedule(entry.deadlineNanos, () -> entry.wakes++);
                model.add(entry);
            } else if (step instanceof Step.Cancel cancel && !model.isEmpty()) {
                Entry entry = model.get(cancel.which % model.size());
                boolean first = entry.wakes == 0 && !entry.cancelled;
                assertThat(entry.registration.cancel()).isEqualTo(first);
                entry.cancelled |= first;
            } else if (step instanceof Step.Advance advance) {
                manual.advance(advance.nanos);
                nowNanos += advance.nanos;
            }
            assertThat(timer.nowNanos()).isEqualTo(nowNanos);
            timers.expire();
            long nextNanos = Long.MAX_VALUE;
            for (Entry entry : model) {
                boolean due = entry.deadlineNanos <= nowNanos && !entry.cancelled;
                assertThat(entry.wakes)
                        .as("deadline " + entry.deadlineNanos)
                        .isEqualTo(due ? 1 : 0);
                if (!due && !entry.cancelled) {
                    nextNanos = Math.min(nextNanos, entry.deadlineNanos);
                }
            }
            assertThat(timers.nextNanos())
                    .as("nobody sleeps too long")
                    .isLessThanOrEqualTo(nextNanos);
        }
    }

    /**
     * A sleeping driver wakes at most twice for a timer: when its tick begins and when it is due.
     */
    @Property(tries = 200)
    void sleepingUntilNextReachesADeadlineInTwoSteps(@ForAll("delays") long delayNanos) {
        ManualClock manual = new ManualClock();
        Engine driven = new Engine(manual, UncaughtHandler.standard());
        driven.enter("the test");
        TimerWheel timers = (TimerWheel) driven.timer();
        int[] wakes = new int[1];
        timers.schedule(delayNanos, () -> wakes[0]++);
        int sleeps = 0;
        for (; wakes[0] == 0; sleeps++) {
            manual.advance(Math.max(0, timers.nextNanos() - timers.nowNanos()));
            timers.expire();
        }
        assertThat(sleeps).isLessThanOrEqualTo(2);
        assertThat(timers.nowNanos()).as("and is not late").isEqualTo(delayNanos);
    }

    @Provide
    Arbitrary<Long> delays() {
        return Arbitraries.longs().between(0, 1L << 55);
    }

    @Test
    void timersFireInTheOrderOfTheirDeadlines() {
        engine.enter("the test");
        List<Integer> fired = new ArrayList<>();
        for (int i : new int[] {5, 1, 4, 2, 3}) {
            wheel.schedule(i * 300_000L, () -> fired.add(i));
        }
        clock.advance(10 * TICK);
        assertThat(wheel.expire()).isEqualTo(5);
        assertThat(fired).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void neverIsNotRemembered() {
        engine.enter("the test");
        Timer.Registration never = wheel.schedule(Long.MAX_VALUE, () -> {});
        assertThat(wheel.nextNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(never.cancel()).isTrue();
        assertThat(never.cancel()).isFalse();
        assertThat(never.toString()).contains("cancelled");
    }

    @Test
    void wakerThatCancelsAndAddsTimersWhileItIsWoken() {
        engine.enter("the test");
        List<Timer.Registration> others = new ArrayList<>();
        int[] fired = new int[2];
        wheel.schedule(
                1,
                () -> {
                    others.forEach(Timer.Registration::cancel);
                    wheel.schedule(0, () -> fired[1]++);
                });
        for (int i = 0; i < 100; i++) {
            others.add(wheel.schedule(2 + i * 100_000L, () -> fired[0]++));
        }
        clock.advance(100 * TICK);
        wheel.expire();
        assertThat(fired).containsExactly(0, 1);
    }

    @Test
    void manyEqualDeadlinesNeedOnePlaceInTheWheel() {
        engine.enter("the test");
        int[] fired = new int[1];
        for (int i = 0; i < 100_000; i++) {
            wheel.schedule(50 * TICK, () -> fired[0]++);
        }
        clock.advance(50 * TICK - 1);
        wheel.expire();
        assertThat(fired[0]).isZero();
        clock.advance(1);
        assertThat(wheel.expire()).isEqualTo(100_000);
        assertThat(fired[0]).isEqualTo(100_000);
    }

    @Test
    void registrationOfAnotherThreadWakesASleepingDriver() throws Exception {
        Engine real = new Engine(System::nanoTime, UncaughtHandler.standard());
        dev.rouse.testing.Probe<String> waiting =
                dev.rouse.testing.Probe.polling(
                        p ->
                                p.polls == 1
                                        ? dev.rouse.Poll.pending()
                                        : dev.rouse.Poll.ready("woken"));
        Thread other =
                new Thread(
                        () -> {
                            while (waiting.waker == null) {
                                Thread.onSpinWait();
                            }
                            real.timer().schedule(real.timer().nowNanos() + 1000, waiting::wake);
                        });
        other.start();
        assertThat(real.blockOn(waiting, null)).isEqualTo("woken");
        other.join();
        real.close();
    }
}
