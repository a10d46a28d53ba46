package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Stream;
import dev.rouse.internal.future.NoServices;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On an executor without timers a poll says so and changes nothing: elsewhere it goes on. */
class WithoutTimersTest {

    private static final Duration SHORT = Duration.ofNanos(5);

    private final TestContext cx = new TestContext();

    private static void assertSaysSo(org.assertj.core.api.ThrowableAssert.ThrowingCallable poll) {
        assertThatThrownBy(poll)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("timer");
    }

    @Test
    void sleepGoesOnElsewhere() {
        Sleep sleep = Sleep.sleep(SHORT);
        assertSaysSo(() -> sleep.poll(NoServices.INSTANCE));
        assertThat(sleep.deadline()).isEmpty();
        cx.timer.advance(100);
        assertThat(sleep.poll(cx).isPending()).isTrue();
        assertSaysSo(() -> sleep.poll(NoServices.INSTANCE));
        cx.timer.advance(5);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(sleep.poll(cx).isReady()).isTrue();
    }

    @Test
    void intervalGoesOnElsewhere() {
        Interval interval = Interval.everyAfter(SHORT, SHORT);
        assertSaysSo(() -> interval.pollNext(NoServices.INSTANCE));
        cx.timer.advance(100);
        assertThat(interval.pollNext(cx).isPending()).isTrue();
        assertSaysSo(() -> interval.pollNext(NoServices.INSTANCE));
        cx.timer.advance(5);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(interval.pollTick(cx).isReady()).isTrue();
    }

    @Test
    void delayQueueGoesOnElsewhere() {
        DelayQueue<String> queue = new DelayQueue<>();
        queue.insert("v", SHORT);
        assertSaysSo(() -> queue.pollNext(NoServices.INSTANCE));
        cx.timer.advance(100);
        assertThat(queue.pollNext(cx).isPending()).isTrue();
        assertSaysSo(() -> queue.pollNext(NoServices.INSTANCE));
        cx.timer.advance(5);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(queue.pollNext(cx).isPending()).isFalse();
        assertThat(queue.size()).isZero();
    }

    static List<Function<Stream<Integer>, Stream<?>>> timed() {
        return List.of(
                stream -> stream.throttle(SHORT),
                stream -> stream.debounce(SHORT),
                stream -> stream.chunksTimeout(9, SHORT),
                stream -> stream.timeout(SHORT),
                stream -> stream.timeoutRepeating(SHORT, () -> 0));
    }

    /** A stream does not go on after a failure, so there it is the end. */
    @ParameterizedTest
    @MethodSource("timed")
    void streamsThatWaitForATimeFailAndDropTheirSource(
            Function<Stream<Integer>, Stream<?>> operator) {
        StreamProbe<Integer> source = StreamProbe.of(1).stall();
        Stream<?> stream = operator.apply(source);
        assertSaysSo(
                () -> {
                    while (!stream.pollNext(NoServices.INSTANCE).isDone()) {}
                });
        assertThat(source.drops).isEqualTo(1);
    }
}
