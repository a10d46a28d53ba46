package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.testing.ManualTimer;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalTest {

    private final TestContext cx = new TestContext();

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    private static Interval every(long periodNanos) {
        return Interval.every(nanos(periodNanos));
    }

    private void ticksNow(Interval interval, long due) {
        assertThat(interval.pollTick(cx)).isEqualTo(Poll.ready(due));
    }

    private void waits(Interval interval) {
        assertThat(interval.pollTick(cx)).isSameAs(Poll.pending());
    }

    @ParameterizedTest
    @EnumSource
    void onTimeAllBehaviorsTickAtThePeriodWithoutDrift(MissedTickBehavior behavior) {
        cx.timer.advance(7);
        Interval interval = every(10).onMissed(behavior);
        for (int i = 0; i < 5; i++) {
            ticksNow(interval, 7 + 10 * i);
            waits(interval);
            cx.timer.advance(10);
            assertThat(cx.wakes()).isEqualTo(i + 1);
        }
    }

    /** The example in the documentation of the three behaviours. */
    @Test
    void missedTicksAreTreatedAsThePictureSays() {
        assertThat(lateOnce(MissedTickBehavior.BURST))
                .containsExactly(10L, 45L, 45L, 45L, 50L, 60L);
        assertThat(lateOnce(MissedTickBehavior.DELAY)).containsExactly(10L, 45L, 55L, 65L);
        assertThat(lateOnce(MissedTickBehavior.SKIP)).containsExactly(10L, 45L, 50L, 60L);
    }

    /** When the ticks came, with the owner away from 12 to 45. */
    private static List<Long> lateOnce(MissedTickBehavior behavior) {
        TestContext own = new TestContext();
        Interval interval = Interval.everyStarting(10, nanos(10)).onMissed(behavior);
        List<Long> times = new ArrayList<>();
        for (long now = 0; now <= 65; now++) {
            if (now <= 12 || now >= 45) {
                while (interval.pollTick(own).isReady()) {
                    times.add(now);
                }
            }
            own.timer.advance(1);
        }
        return times;
    }

    /** Against a model that counts nanosecond by nanosecond and knows no division. */
    @Property
    void ticksAreThoseOfTheModel(
            @ForAll MissedTickBehavior behavior,
            @ForAll @LongRange(min = 1, max = 20) long period,
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 100) Long> pauses) {
        TestContext own = new TestContext();
        Interval interval = Interval.every(nanos(period)).onMissed(behavior);
        long now = 0;
        assertThat(interval.pollTick(own)).isEqualTo(Poll.ready(0L));
        long due = period;
        for (long pause : pauses) {
            own.timer.advance(pause);
            now += pause;
            if (now < due) {
                assertThat(interval.pollTick(own)).isSameAs(Poll.pending());
            } else {
                assertThat(interval.pollTick(own)).isEqualTo(Poll.ready(due));
                due = modelNext(behavior, due, now, period);
            }
        }
    }

    private static long modelNext(MissedTickBehavior behavior, long due, long now, long period) {
        if (behavior == MissedTickBehavior.BURST) {
            return due + period;
        }
        if (behavior == MissedTickBehavior.DELAY) {
            return (10 * (now - due) > period && now - due > period / 10 ? now : due) + period;
        }
        long next = due + period;
        while (next <= now) {
            next += period;
        }
        return next;
    }

    @Test
    void delayToleratesATenthOfThePeriodAndAtMostFiveMilliseconds() {
        MissedTickBehavior delay = MissedTickBehavior.DELAY;
        assertThat(delay.next(0, 10, 100)).isEqualTo(100);
        assertThat(delay.next(0, 11, 100)).isEqualTo(111);
        long second = 1_000_000_000;
        assertThat(delay.next(0, 5_000_000, second)).isEqualTo(second);
        assertThat(delay.next(0, 5_000_001, second)).isEqualTo(second + 5_000_001);
    }

    @ParameterizedTest
    @EnumSource
    void nextNeverOverflows(MissedTickBehavior behavior) {
        long max = Long.MAX_VALUE;
        for (long now : new long[] {0, 1, max / 2, max - 1}) {
            assertThat(behavior.next(0, now, max)).isPositive();
            assertThat(behavior.next(now, now, max - 1)).isPositive();
        }
    }

    @Test
    void firstTickIsAtOnceOrAfterTheDelayOrAtTheTime() {
        cx.timer.advance(100);
        ticksNow(every(10), 100);
        Interval after = Interval.everyAfter(nanos(3), nanos(10));
        waits(after);
        cx.timer.advance(3);
        ticksNow(after, 103);
        Interval starting = Interval.everyStarting(105, nanos(10));
        waits(starting);
        cx.timer.advance(2);
        ticksNow(starting, 105);
        waits(starting);
        cx.timer.advance(10);
        ticksNow(starting, 115);
    }

    @Test
    void periodsMustBePositive() {
        for (long period : new long[] {0, -1}) {
            assertThatThrownBy(() -> every(period))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("positive");
        }
        assertThatThrownBy(() -> Interval.every(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> every(1).onMissed(null)).hasMessage("behavior");
        assertThatThrownBy(() -> every(1).resetAfter(null)).hasMessage("delay");
    }

    @Test
    void hugePeriodsTickOnceAndNeverAgain() {
        cx.timer.advance(5);
        Interval interval = Interval.every(Duration.ofSeconds(Long.MAX_VALUE));
        ticksNow(interval, 5);
        waits(interval);
        cx.timer.advance(1L << 61);
        waits(interval);
    }

    /** It is what the message of a timeout shows. */
    @Test
    void tickSaysOfWhatItIsTheNext() throws Exception {
        Interval interval = every(10);
        Future<Long> tick = interval.tick();
        assertThat(tick).hasToString("Tick[" + interval + "]");
        assertThat(tick.poll(cx)).isEqualTo(Poll.ready(0L));
        assertThat(tick).hasToString("Tick[completed]");
        assertThatThrownBy(() -> tick.poll(cx)).hasMessageContaining("after completion");
        Future<Long> later = interval.tick();
        assertThat(later.poll(cx)).isSameAs(Poll.pending());
        later.drop();
        later.drop();
        assertThat(later).hasToString("Tick[dropped]");
        assertThatThrownBy(() -> later.poll(cx)).hasMessageContaining("after drop");
        cx.timer.advance(10);
        ticksNow(interval, 10); // nothing was lost
    }

    @Test
    void resetsMoveTheNextTickOfATaskThatWaits() {
        Interval interval = every(10);
        ticksNow(interval, 0);
        waits(interval);
        cx.timer.advance(9);
        interval.reset();
        cx.timer.advance(9);
        assertThat(cx.wakes()).isZero();
        cx.timer.advance(1);
        assertThat(cx.wakes()).isEqualTo(1);
        ticksNow(interval, 19);
        interval.resetAfter(nanos(3));
        waits(interval);
        cx.timer.advance(3);
        ticksNow(interval, 22);
        interval.resetImmediately();
        ticksNow(interval, 22);
        interval.resetAt(40);
        waits(interval);
        cx.timer.advance(18);
        ticksNow(interval, 40);
    }

    @Test
    void resetBeforeTheFirstPollCountsFromThere() {
        Interval interval = every(10);
        interval.reset();
        cx.timer.advance(5);
        waits(interval);
        cx.timer.advance(10);
        ticksNow(interval, 15);
    }

    @Test
    void droppedTickLosesNothing() throws Exception {
        Interval interval = Interval.everyAfter(nanos(10), nanos(10));
        Future<Long> tick = interval.tick();
        tick.poll(cx);
        tick.drop();
        cx.timer.advance(10);
        assertThat(interval.tick().poll(cx)).isEqualTo(Poll.ready(10L));
    }

    @Test
    void intervalIsAStreamOfItsTicks() {
        Interval interval = every(10);
        assertThat(interval.pollNext(cx)).isEqualTo(PollNext.item(0L));
        assertThat(interval.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(interval.period()).isEqualTo(nanos(10));
        assertThat(interval).hasToString("Interval[PT0.00000001S, next until 10 ns]");
    }

    @Test
    void tickIsKeptWhileThereIsNoBudget() {
        Interval interval = every(10);
        cx.budget = 0;
        waits(interval);
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        ticksNow(interval, 0);
    }

    @Test
    void droppingTakesTheRegistrationBack() {
        Interval interval = Interval.everyAfter(nanos(10), nanos(10));
        waits(interval);
        interval.drop();
        interval.drop();
        assertThat(cx.timer.waiting()).isZero();
        assertThatThrownBy(() -> interval.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void movingToAnotherTimerKeepsTheTimeToTheNextTick() {
        Interval interval = every(10);
        ticksNow(interval, 0);
        waits(interval);
        cx.timer.advance(4);
        TestContext moved = new TestContext(new ManualTimer());
        moved.timer.advance(1_000);
        assertThat(interval.pollTick(moved)).isSameAs(Poll.pending());
        assertThat(cx.timer.waiting()).isZero();
        moved.timer.advance(6);
        assertThat(interval.pollTick(moved)).isEqualTo(Poll.ready(1_006L));
    }
}
