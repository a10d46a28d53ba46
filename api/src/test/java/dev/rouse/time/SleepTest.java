package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Poll;
import dev.rouse.testing.ManualTimer;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SleepTest {

    private final TestContext cx = new TestContext();

    private static Sleep sleep(long nanos) {
        return Sleep.sleep(Duration.ofNanos(nanos));
    }

    @Test
    void timeBeforeTheFirstPollDoesNotCount() {
        Sleep sleep = sleep(10);
        cx.timer.advance(100);
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(9);
        assertThat(cx.wakes()).isZero();
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(1);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(sleep.poll(cx).isReady()).isTrue();
        assertThat(cx.timer.waiting()).isZero();
    }

    @Property
    void readyExactlyFromTheDeadlineOn(
            @ForAll @LongRange(min = 0, max = 1_000_000) long startNanos,
            @ForAll @LongRange(min = 0, max = 1_000_000) long delayNanos,
            @ForAll @LongRange(min = 0, max = 1_000_000) long laterNanos) {
        TestContext own = new TestContext();
        own.timer.advance(startNanos);
        Sleep sleep = sleep(delayNanos);
        boolean readyAtOnce = sleep.poll(own).isReady();
        assertThat(readyAtOnce).isEqualTo(delayNanos == 0);
        if (!readyAtOnce) {
            own.timer.advance(laterNanos);
            assertThat(sleep.poll(own).isReady()).isEqualTo(laterNanos >= delayNanos);
        }
    }

    @Test
    void zeroAndNegativeDelaysAreReadyAtTheFirstPoll() {
        assertThat(sleep(0).poll(cx).isReady()).isTrue();
        assertThat(sleep(-5).poll(cx).isReady()).isTrue();
    }

    @Test
    void hugeDelaysNeverEndAndDoNotOverflow() {
        cx.timer.advance(1_000);
        for (Duration huge :
                new Duration[] {
                    Duration.ofSeconds(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE)
                }) {
            Sleep sleep = Sleep.sleep(huge);
            assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
            cx.timer.advance(1L << 61);
            assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        }
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void latestWakerIsRegisteredAndOnlyThat() {
        TestContext other = new TestContext(cx.timer);
        Sleep sleep = sleep(10);
        sleep.poll(cx);
        sleep.poll(other);
        assertThat(cx.timer.waiting()).isEqualTo(1);
        cx.timer.advance(10);
        assertThat(cx.wakes()).isZero();
        assertThat(other.wakes()).isEqualTo(1);
    }

    @Test
    void droppingTakesTheRegistrationBack() {
        Sleep sleep = sleep(10);
        sleep.poll(cx);
        sleep.drop();
        assertThat(cx.timer.waiting()).isZero();
        assertThat(sleep).hasToString("Sleep[dropped]");
    }

    @Test
    void movingToAnotherTimerKeepsTheTimeThatWasLeft() {
        Sleep sleep = sleep(10);
        sleep.poll(cx);
        cx.timer.advance(4);
        TestContext moved = new TestContext(new ManualTimer());
        moved.timer.advance(1_000);
        assertThat(sleep.poll(moved)).isSameAs(Poll.pending());
        assertThat(cx.timer.waiting()).isZero();
        moved.timer.advance(5);
        assertThat(sleep.poll(moved)).isSameAs(Poll.pending());
        moved.timer.advance(1);
        assertThat(sleep.poll(moved).isReady()).isTrue();
    }

    @Test
    void deadlineIsKeptWhileThereIsNoBudget() {
        Sleep sleep = sleep(0);
        cx.budget = 0;
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(sleep.poll(cx).isReady()).isTrue();
    }

    @Test
    void nullDurationIsRefused() {
        assertThatThrownBy(() -> Sleep.sleep(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void sleepUntilIsReadyAtItsTime() {
        cx.timer.advance(100);
        assertThat(Sleep.sleepUntil(99).poll(cx).isReady()).isTrue();
        assertThat(Sleep.sleepUntil(-1).poll(cx).isReady()).isTrue();
        Sleep sleep = Sleep.sleepUntil(105);
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(5);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(sleep.isElapsed()).isFalse();
        assertThat(sleep.poll(cx).isReady()).isTrue();
        assertThat(sleep.isElapsed()).isTrue();
        Sleep never = Sleep.sleepUntil(Long.MAX_VALUE);
        assertThat(never.poll(cx)).isSameAs(Poll.pending());
        assertThat(never).hasToString("Sleep[never]");
    }

    @Test
    void resetMovesTheDeadlineOfATaskThatWaits() {
        Sleep sleep = sleep(10);
        sleep.poll(cx);
        cx.timer.advance(9);
        sleep.reset(Duration.ofNanos(5));
        assertThat(cx.timer.waiting()).isEqualTo(1);
        cx.timer.advance(4);
        assertThat(cx.wakes()).isZero();
        cx.timer.advance(1);
        assertThat(cx.wakes()).as("without another poll").isEqualTo(1);
        assertThat(sleep.poll(cx).isReady()).isTrue();
    }

    @Test
    void resetBeforeTheFirstPollChangesTheDelay() {
        Sleep sleep = sleep(10);
        sleep.reset(Duration.ofNanos(3));
        cx.timer.advance(100);
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(3);
        assertThat(sleep.poll(cx).isReady()).isTrue();
    }

    @Test
    void resetAfterTheEndSleepsAgain() {
        Sleep sleep = sleep(0);
        sleep.poll(cx);
        sleep.reset(Duration.ofNanos(10));
        assertThat(sleep.isElapsed()).isFalse();
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(10);
        assertThat(sleep.poll(cx).isReady()).isTrue();
        sleep.resetAt(12);
        assertThat(sleep.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(2);
        assertThat(sleep.poll(cx).isReady()).isTrue();
    }

    @Test
    void resetAfterDropIsAnError() {
        Sleep sleep = sleep(1);
        sleep.drop();
        assertThatThrownBy(() -> sleep.reset(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reset after drop");
        assertThatThrownBy(() -> sleep(1).reset(null)).hasMessage("delay");
    }

    @Test
    void dueSleepWithoutBudgetMovesToAnotherClockAsDue() {
        cx.timer.advance(1_000);
        Sleep sleep = sleep(0);
        cx.budget = 0;
        sleep.poll(cx);
        TestContext moved = new TestContext(new ManualTimer());
        assertThat(sleep.poll(moved).isReady()).isTrue();
    }

    @Test
    void deadlineIsKnownFromTheFirstPollOn() {
        cx.timer.advance(100);
        Sleep sleep = sleep(10);
        assertThat(sleep.deadline()).isEmpty();
        sleep.poll(cx);
        assertThat(sleep.deadline()).hasValue(110);
        assertThat(Sleep.sleepUntil(7).deadline()).hasValue(7);
    }
}
