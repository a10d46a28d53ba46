package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.testing.ManualTimer;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeoutTest {

    private final TestContext cx = new TestContext();
    private final Probe<String> child = Probe.readyAfter(2, "v");

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    @Test
    void valueInTimePassesAndTakesTheRegistrationBack() throws Exception {
        Future<String> limited = child.timeout(nanos(10));
        limited.poll(cx);
        limited.poll(cx);
        assertThat(cx.timer.waiting()).isEqualTo(1);
        assertThat(limited.poll(cx)).isEqualTo(Poll.ready("v"));
        assertThat(cx.timer.waiting()).isZero();
    }

    @Test
    void deadlineWakesDropsAndFailsInThisOrder() throws Exception {
        Future<String> limited = child.timeout(nanos(10));
        limited.poll(cx);
        cx.timer.advance(9);
        assertThat(cx.wakes()).isZero();
        cx.timer.advance(1);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> limited.poll(cx))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("Probe")
                .hasMessageContaining("did not end within PT0.00000001S");
        assertThat(child.polls).as("polled once more before that").isEqualTo(2);
        assertThat(child.drops).isEqualTo(1);
        assertThat(cx.timer.waiting()).isZero();
    }

    @Test
    void valueWinsOverTheDeadlineInTheSamePoll() throws Exception {
        Future<String> limited = Probe.readyAfter(1, "v").timeout(nanos(10));
        limited.poll(cx);
        cx.timer.advance(100);
        assertThat(limited.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void failureWinsOverTheDeadlineToo() throws Exception {
        Exception failure = new Exception();
        Future<String> limited = Probe.<String>failingAfter(1, failure).timeout(nanos(10));
        limited.poll(cx);
        cx.timer.advance(100);
        assertThatThrownBy(() -> limited.poll(cx)).isSameAs(failure);
        assertThat(cx.timer.waiting()).isZero();
    }

    @Test
    void zeroAndNegativeLimitsPollOnce() throws Exception {
        for (Duration none : new Duration[] {Duration.ZERO, nanos(-5)}) {
            assertThat(Futures.ready("v").timeout(none).poll(cx)).isEqualTo(Poll.ready("v"));
            Probe<String> late = Probe.readyAfter(1, "v");
            assertThatThrownBy(() -> late.timeout(none).poll(cx))
                    .isInstanceOf(TimeoutException.class);
            assertThat(late.polls).isEqualTo(1);
            assertThat(late.drops).isEqualTo(1);
        }
    }

    @Test
    void hugeLimitsNeverEnd() throws Exception {
        cx.timer.advance(1_000);
        Future<String> limited =
                Probe.<String>pending().timeout(Duration.ofSeconds(Long.MAX_VALUE));
        limited.poll(cx);
        cx.timer.advance(1L << 61);
        assertThat(limited.poll(cx)).isSameAs(Poll.pending());
    }

    @Test
    void clockRunsFromTheFirstPollAndIncludesIt() throws Exception {
        cx.timer.advance(100);
        Probe<String> slow =
                Probe.polling(
                        p -> {
                            cx.timer.advance(10);
                            return Poll.pending();
                        });
        Future<String> limited = slow.timeout(nanos(10));
        assertThatThrownBy(() -> limited.poll(cx)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void busyFutureThatUsesUpTheBudgetTimesOutAllTheSame() throws Exception {
        Probe<String> busy =
                Probe.polling(
                        p -> {
                            while (p.cx.tryProceed()) {
                                // takes one ready thing after the other
                            }
                            return Poll.pending();
                        });
        cx.budget = 5;
        Future<String> limited = busy.timeout(nanos(10));
        assertThat(limited.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(10);
        cx.budget = 5;
        assertThatThrownBy(() -> limited.poll(cx)).isInstanceOf(TimeoutException.class);
        assertThat(cx.budget).isZero();
    }

    @Test
    void timeoutAtGoesByTheClockOfTheTimer() throws Exception {
        cx.timer.advance(100);
        Future<String> limited = child.timeoutAt(105);
        limited.poll(cx);
        cx.timer.advance(5);
        assertThatThrownBy(() -> limited.poll(cx))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("did not end by 105 ns");
        assertThatThrownBy(() -> Futures.pending().timeoutAt(3).poll(cx))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void failureOfTheDropIsSuppressedIntoTheTimeout() {
        RuntimeException thrown = new RuntimeException();
        Probe<String> bad =
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    throw thrown;
                                });
        assertThatThrownBy(() -> bad.timeout(Duration.ZERO).poll(cx))
                .isInstanceOf(TimeoutException.class)
                .hasSuppressedException(thrown);
    }

    @Test
    void executorWithoutTimersFailsItAndDropsTheFuture() {
        Probe<String> unlimited = Probe.pending();
        Future<String> limited = unlimited.timeout(nanos(10));
        assertThatThrownBy(limited::nowOrNever)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no timer");
        assertThat(unlimited.drops).isEqualTo(1);
        assertThatThrownBy(() -> limited.poll(cx)).hasMessageStartingWith("polled after");
    }

    @Test
    void movingToAnotherTimerKeepsTheTimeThatWasLeft() throws Exception {
        Future<String> limited = Probe.<String>pending().timeout(nanos(10));
        limited.poll(cx);
        cx.timer.advance(4);
        TestContext moved = new TestContext(new ManualTimer());
        moved.timer.advance(1_000);
        limited.poll(moved);
        assertThat(cx.timer.waiting()).isZero();
        moved.timer.advance(5);
        assertThat(limited.poll(moved)).isSameAs(Poll.pending());
        moved.timer.advance(1);
        assertThatThrownBy(() -> limited.poll(moved)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void droppingTakesTheRegistrationBack() throws Exception {
        Future<String> limited = child.timeout(nanos(10));
        limited.poll(cx);
        limited.drop();
        limited.drop();
        assertThat(cx.timer.waiting()).isZero();
        assertThat(child.drops).isEqualTo(1);
    }

    @Test
    void toStringNamesBoth() {
        assertThat(Futures.pending().timeout(nanos(5)))
                .hasToString("Timeout[Pending, PT0.000000005S]");
        assertThat(Futures.pending().timeoutAt(5)).hasToString("Timeout[Pending, until 5 ns]");
    }

    /** The text of something deep takes more stack than its polls. */
    @Test
    void childWhoseTextOverflowsTheStackTimesOutAndIsDroppedAllTheSame() throws Exception {
        Probe<String> probe = Probe.pending();
        Future<String> deep =
                new Future<>() {
                    @Override
                    public Poll<String> poll(Context context) throws Exception {
                        return probe.poll(context);
                    }

                    @Override
                    public void drop() {
                        probe.drop();
                    }

                    @Override
                    public String toString() {
                        return "deeper than " + this;
                    }
                };
        assertThatThrownBy(() -> deep.timeout(nanos(0)).poll(cx))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("TimeoutTest");
        assertThat(probe.drops).isEqualTo(1);
    }
}
