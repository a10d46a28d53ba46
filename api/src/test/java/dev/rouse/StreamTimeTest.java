package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import dev.rouse.time.Interval;
import dev.rouse.time.MissedTickBehavior;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Operations that look at the clock, which here only moves when it is told to. */
class StreamTimeTest {

    private static final Duration TEN = Duration.ofNanos(10);

    private final TestContext cx = new TestContext();
    private final StreamProbe<String> source = new StreamProbe<>();

    private void assertPending(Stream<?> stream) throws Exception {
        int wakes = cx.wakes();
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(cx.wakes()).isEqualTo(wakes);
    }

    private void assertItem(Stream<?> stream, Object item) throws Exception {
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(item));
    }

    private void assertWokenAfter(long nanos) {
        int wakes = cx.wakes();
        cx.timer.advance(nanos - 1);
        assertThat(cx.wakes()).isEqualTo(wakes);
        cx.timer.advance(1);
        assertThat(cx.wakes()).isEqualTo(wakes + 1);
    }

    private void assertDone(Stream<?> stream) throws Exception {
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(cx.timer.waiting()).isZero();
    }

    @Test
    void throttleWaitsAfterEachItemFromThatItemOn() throws Exception {
        Stream<String> slow = source.item("a").item("b").throttle(TEN);
        assertItem(slow, "a");
        cx.timer.advance(4);
        assertPending(slow);
        assertThat(source.polls).isEqualTo(1);
        assertWokenAfter(6);
        assertItem(slow, "b");
        cx.timer.advance(20);
        assertDone(slow);
    }

    @Test
    void intervalCountsFromZeroAtOnceAndCatchesUp() throws Exception {
        Stream<Long> ticks = Streams.interval(TEN);
        assertItem(ticks, 0L);
        assertPending(ticks);
        assertWokenAfter(10);
        assertItem(ticks, 1L);
        cx.timer.advance(20);
        assertItem(ticks, 2L);
        assertItem(ticks, 3L);
        assertPending(ticks);
        ticks.drop();
        assertThat(cx.timer.waiting()).isZero();
    }

    @Test
    void intervalDealsWithMissedTicksAsItsTicksDo() throws Exception {
        Stream<Long> ticks =
                Streams.interval(Interval.everyAfter(TEN, TEN).onMissed(MissedTickBehavior.SKIP));
        assertPending(ticks);
        cx.timer.advance(35);
        assertItem(ticks, 0L);
        assertPending(ticks);
        assertWokenAfter(5);
        assertItem(ticks, 1L);
        assertThatThrownBy(() -> Streams.interval(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void debounceGivesWhatNothingFollowed() throws Exception {
        Stream<String> quiet = source.item("a").stall().debounce(TEN);
        assertPending(quiet);
        cx.timer.advance(9);
        source.proceed();
        source.item("b").stall();
        quiet.pollNext(cx);
        cx.timer.advance(9);
        assertPending(quiet);
        assertWokenAfter(1);
        assertItem(quiet, "b");
        assertPending(quiet);
        assertThat(cx.timer.waiting()).isZero();
        source.proceed();
        source.item("c");
        assertItem(quiet, "c");
        assertDone(quiet);
    }

    @Test
    void debounceGivesTheLastItemBeforeAFailure() throws Exception {
        Stream<String> quiet = source.item("a").fail(new Exception("on purpose")).debounce(TEN);
        assertItem(quiet, "a");
        assertThatThrownBy(() -> quiet.pollNext(cx)).hasMessage("on purpose");
    }

    @Test
    void timeoutCountsFromTheFirstPendingOfEachItem() throws Exception {
        Stream<String> impatient = source.stall().timeout(TEN);
        cx.timer.advance(100);
        assertPending(impatient);
        cx.timer.advance(9);
        source.proceed();
        source.item("a").stall();
        assertItem(impatient, "a");
        assertThat(cx.timer.waiting()).isZero();
        cx.timer.advance(100);
        assertPending(impatient);
        assertWokenAfter(10);
        assertThatThrownBy(() -> impatient.pollNext(cx))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT0.00000001S");
        assertThat(source.drops).isEqualTo(1);
        assertThatThrownBy(() -> impatient.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void timeoutRepeatingGoesOn() throws Exception {
        Stream<String> beating = source.stall().timeoutRepeating(TEN, () -> "beat");
        assertPending(beating);
        assertWokenAfter(10);
        assertItem(beating, "beat");
        assertPending(beating);
        assertWokenAfter(10);
        assertItem(beating, "beat");
        source.proceed();
        source.item("a");
        assertItem(beating, "a");
        assertDone(beating);
    }

    @Test
    void chunksTimeoutHandsOutWhatHasWaitedLongEnough() throws Exception {
        Stream<List<String>> chunks = source.item("a").stall().chunksTimeout(3, TEN);
        assertPending(chunks);
        cx.timer.advance(6);
        source.proceed();
        source.item("b").stall();
        chunks.pollNext(cx);
        assertWokenAfter(4);
        assertItem(chunks, List.of("a", "b"));
        cx.timer.advance(100);
        assertPending(chunks);
        assertThat(cx.timer.waiting()).isZero();
        source.proceed();
        source.item("c").item("d").item("e").item("f");
        assertItem(chunks, List.of("c", "d", "e"));
        assertThat(cx.timer.waiting()).isZero();
        assertItem(chunks, List.of("f"));
        assertDone(chunks);
    }

    @Test
    void takeUntilASleepEndsInTime() throws Exception {
        Stream<String> until = source.item("a").stall().takeUntil(Sleep.sleep(TEN));
        assertItem(until, "a");
        assertThat(until.pollNext(cx)).isSameAs(PollNext.pending());
        assertWokenAfter(10);
        assertDone(until);
        assertThat(source.drops).isEqualTo(1);
    }
}
