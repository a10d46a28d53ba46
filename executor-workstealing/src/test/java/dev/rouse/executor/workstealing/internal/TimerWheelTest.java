package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Waker;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timers of a worker against a list that does the same. */
class TimerWheelTest {

    private static final long TICK = 1_000_000;
    private static final long YEAR = 365L * 24 * 3_600_000 * TICK;

    private final TimerWheel wheel = new TimerWheel();
    private final List<Integer> fired = new ArrayList<>();

    private int expire(long nowNanos) {
        return wheel.expire(nowNanos, Waker::wake);
    }

    private TimerEntry add(long deadlineNanos, int number) {
        return wheel.add(deadlineNanos, () -> fired.add(number));
    }

    /** One thing to do: add a timer, cancel one, let time pass, or sleep as a worker does. */
    sealed interface Step {
        record Add(long delayNanos) implements Step {}

        record AddNever() implements Step {}

        record Cancel(int which) implements Step {}

        record Advance(long nanos) implements Step {}

        record Sleep() implements Step {}
    }

    private static final class Entry {
        long deadlineNanos;
        int wakes;
        boolean cancelled;
        TimerEntry entry;

        /** The first tick that is not before the deadline, in nanoseconds. */
        long dueNanos() {
            long ticks = deadlineNanos / TICK + (deadlineNanos % TICK > 0 ? 1 : 0);
            return ticks > Long.MAX_VALUE / TICK ? Long.MAX_VALUE : ticks * TICK;
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> nanos =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.longs().between(0, 3 * TICK),
                        Arbitraries.longs().between(0, 5_000).map(ticks -> ticks * TICK),
                        Arbitraries.integers().between(0, 36).map(bit -> (1L << bit) * TICK),
                        Arbitraries.longs().between(0, 20_000 * TICK),
                        Arbitraries.longs().between(0, 1L << 50),
                        Arbitraries.longs().between(0, 5 * YEAR));
        Arbitrary<Step> step =
                Arbitraries.oneOf(
                        nanos.map(Step.Add::new),
                        nanos.map(Step.Add::new),
                        nanos.map(delay -> new Step.Add(-delay)),
                        Arbitraries.just(new Step.AddNever()),
                        Arbitraries.integers().between(0, 1000).map(Step.Cancel::new),
                        Arbitraries.just(new Step.Sleep()),
                        nanos.map(Step.Advance::new));
        return step.list().ofMaxSize(120);
    }

    @Property(tries = 1000)
    void everyTimerFiresOnceAtItsTickUnlessCancelled(@ForAll("steps") List<Step> steps) {
        TimerWheel tested = new TimerWheel();
        List<Entry> model = new ArrayList<>();
        long nowNanos = 0;
        for (Step step : steps) {
            if (step instanceof Step.Add add) {
                addTo(tested, model, nowNanos + add.delayNanos);
            } else if (step instanceof Step.AddNever) {
                addTo(tested, model, Long.MAX_VALUE);
            } else if (step instanceof Step.Cancel cancel && !model.isEmpty()) {
                Entry entry = model.get(cancel.which % model.size());
                boolean waits = entry.wakes == 0 && !entry.cancelled;
                assertThat(entry.entry.cancel()).isEqualTo(waits);
                entry.cancelled |= waits;
            } else if (step instanceof Step.Advance advance) {
                nowNanos += advance.nanos;
            } else if (step instanceof Step.Sleep && firstDue(model) < 100 * YEAR) {
                long untilNanos = tested.nextNanos();
                assertThat(tested.isDue(untilNanos)).isTrue();
                nowNanos = Math.max(nowNanos, untilNanos);
            }
            tested.expire(nowNanos, Waker::wake);
            for (Entry entry : model) {
                boolean due = entry.dueNanos() <= nowNanos && !entry.cancelled;
                assertThat(entry.wakes).as(entry.entry.toString()).isEqualTo(due ? 1 : 0);
            }
            assertThat(tested.nextNanos()).isLessThanOrEqualTo(firstDue(model));
            assertThat(tested.isDue(nowNanos)).as("all that was due is done").isFalse();
            assertThat(tested.size())
                    .isEqualTo(
                            (int) model.stream().filter(e -> e.wakes == 0 && !e.cancelled).count());
        }
        tested.clear();
        assertThat(tested.size()).isZero();
        assertThat(tested.nextNanos()).isEqualTo(TimerWheel.NEVER);
    }

    private static void addTo(TimerWheel tested, List<Entry> model, long deadlineNanos) {
        Entry entry = new Entry();
        entry.deadlineNanos = deadlineNanos;
        entry.entry = tested.add(deadlineNanos, () -> entry.wakes++);
        model.add(entry);
    }

    private static long firstDue(List<Entry> model) {
        return model.stream()
                .filter(entry -> entry.wakes == 0 && !entry.cancelled)
                .mapToLong(Entry::dueNanos)
                .min()
                .orElse(TimerWheel.NEVER);
    }

    /** A worker wakes once for each level that the deadline passes, and once for each far round. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, TICK, 63 * TICK, 64 * TICK, 4097 * TICK, YEAR, 4 * YEAR, 50 * YEAR})
    void sleepingUntilNextReachesADeadlineInFewStepsAndNeverEarly(long deadlineNanos) {
        for (long startNanos : new long[] {0, 63 * TICK, 64 * TICK - 1, 12_345 * TICK + 6}) {
            TimerWheel tested = new TimerWheel();
            tested.expire(startNanos, Waker::wake);
            long dueNanos = startNanos + deadlineNanos;
            tested.add(dueNanos, () -> fired.add(0));
            long nowNanos = startNanos;
            int sleeps = 0;
            for (; fired.isEmpty(); sleeps++) {
                assertThat(sleeps).isLessThan(40);
                nowNanos = Math.max(nowNanos, tested.nextNanos());
                tested.expire(nowNanos, Waker::wake);
            }
            assertThat(sleeps).isLessThanOrEqualTo(7 + (int) (deadlineNanos / (2 * YEAR)));
            assertThat(nowNanos - dueNanos).isBetween(0L, TICK - 1);
            fired.clear();
        }
    }

    @Test
    void sameTickInTheOrderOfRegistrationAlsoFromDifferentLevels() {
        long deadline = 5_000 * TICK;
        add(deadline, 1); // level 2
        add(deadline - 1, 2);
        expire(4_096 * TICK);
        add(deadline, 3); // level 1
        expire(4_990 * TICK);
        add(deadline - 3, 4); // level 0
        assertThat(expire(deadline)).isEqualTo(4);
        assertThat(fired).containsExactly(1, 2, 3, 4);
    }

    @Test
    void oneJumpWakesInTheOrderOfDeadlines() {
        long[] ticks = {70_000, 3, 64, 5_000_000, 65, 4096, 63, 4095, 300_000_000};
        for (int i = 0; i < ticks.length; i++) {
            add(ticks[i] * TICK, i);
        }
        assertThat(expire(Long.MAX_VALUE)).isEqualTo(ticks.length);
        assertThat(fired).containsExactly(1, 6, 2, 4, 7, 5, 0, 3, 8);
    }

    @Test
    void pastDeadlinesAreDueAtOnce() {
        expire(100 * TICK);
        add(3 * TICK, 1);
        add(-5, 2);
        add(Long.MIN_VALUE, 3);
        add(100 * TICK, 4);
        add(100 * TICK + 1, 5);
        assertThat(wheel.isDue(100 * TICK)).isTrue();
        assertThat(expire(100 * TICK)).isEqualTo(4);
        assertThat(fired).containsExactly(1, 2, 3, 4);
    }

    @Test
    void timeThatGoesBackDoesNothing() {
        expire(100 * TICK);
        add(101 * TICK, 1);
        assertThat(expire(5 * TICK)).isZero();
        assertThat(expire(101 * TICK)).isEqualTo(1);
    }

    @Test
    void farOffIsPlacedAgainSeldomAndNeverIsNever() {
        add(Long.MAX_VALUE, 1);
        add(YEAR * 200, 2);
        int sleeps = 0;
        for (long nowNanos = 0; nowNanos < 200 * YEAR; sleeps++) {
            nowNanos = wheel.nextNanos();
            expire(nowNanos);
        }
        assertThat(fired).containsExactly(2);
        assertThat(sleeps).isLessThan(200);
    }

    @Test
    void cancelledIsNotWokenAndItsPlaceIsFree() {
        TimerEntry first = add(TICK, 1);
        TimerEntry middle = add(TICK, 2);
        TimerEntry last = add(TICK, 3);
        assertThat(middle.cancel()).isTrue();
        assertThat(middle.cancel()).isFalse();
        assertThat(middle.waker).as("lets go of it").isNull();
        add(TICK, 4);
        assertThat(last.cancel()).isTrue();
        add(TICK, 5);
        assertThat(first.cancel()).isTrue();
        assertThat(expire(TICK)).isEqualTo(2);
        assertThat(fired).containsExactly(4, 5);
        assertThat(wheel.nextNanos()).isEqualTo(TimerWheel.NEVER);
        TimerEntry only = add(2 * TICK, 6);
        only.cancel();
        assertThat(wheel.nextNanos()).isEqualTo(TimerWheel.NEVER);
    }

    @Test
    void cancelAfterTheWakeSaysNo() {
        TimerEntry entry = add(TICK, 1);
        expire(TICK);
        assertThat(entry.cancel()).isFalse();
        assertThat(entry.waker).isNull();
    }

    /** As a task does that drops a hundred sleeps when the first of them ends. */
    @Test
    void wakerMayCancelAndAddOthersWhileItIsWoken() {
        List<TimerEntry> others = new ArrayList<>();
        int[] cancelled = new int[1];
        wheel.add(
                TICK,
                () -> {
                    for (TimerEntry other : others) {
                        cancelled[0] += other.cancel() ? 1 : 0;
                    }
                    add(TICK, 1000);
                    add(3 * TICK, 1001);
                });
        for (int i = 0; i < 100; i++) {
            others.add(add(i % 2 == 0 ? TICK : 2 * TICK, i));
        }
        expire(2 * TICK);
        expire(2 * TICK);
        int alreadyTaken = 100 - cancelled[0];
        assertThat(alreadyTaken).as("those of the same batch").isLessThan(32);
        assertThat(fired).hasSize(alreadyTaken + 1).contains(1000).doesNotContain(1001);
        assertThat(wheel.size()).isEqualTo(1);
        assertThat(expire(3 * TICK)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 64, 1000})
    void manyAtOnceAreAllWokenInOrder(int count) {
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            add(4096 * TICK, i);
            expected.add(i);
        }
        assertThat(expire(4095 * TICK)).isZero();
        assertThat(expire(4096 * TICK)).isEqualTo(count);
        assertThat(fired).isEqualTo(expected);
    }

    @Test
    void clearForgetsEverythingAndTheWheelGoesOn() {
        TimerEntry near = add(TICK, 1);
        TimerEntry far = add(3 * YEAR, 2);
        wheel.clear();
        assertThat(near.cancel()).isFalse();
        assertThat(far.waker).isNull();
        assertThat(wheel.size()).isZero();
        add(2 * TICK, 3);
        assertThat(expire(4 * YEAR)).isEqualTo(1);
        assertThat(fired).containsExactly(3);
    }

    @Test
    void entrySaysForWhenItIs() {
        assertThat(add(42, 1)).hasToString("TimerEntry[42 ns]");
    }

    @Test
    void expiringEndsThoughEachWakerAddsAnotherThatIsDue() {
        Waker[] again = new Waker[1];
        again[0] =
                () -> {
                    fired.add(0);
                    wheel.add(0, again[0]);
                };
        for (int i = 0; i < 64; i++) { // several batches
            wheel.add(0, again[0]);
        }
        assertThat(expire(TICK)).isEqualTo(64);
        assertThat(wheel.size()).isEqualTo(64);
    }
}
