package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.TestContext;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * What the operations that look at the clock give, and when, against models that compute with a
 * list of times. The items are 0, 1, 2 and so on; the numbers say how long after the one before
 * each comes. The end follows the last item at once.
 */
class StreamTimeProperties {

    /** An item, and when it was given. */
    record Given(long at, Object item) {}

    private static List<Long> times(List<Integer> gaps) {
        List<Long> times = new ArrayList<>();
        long now = 0;
        for (int gap : gaps) {
            now += gap;
            times.add(now);
        }
        return times;
    }

    private static Stream<Integer> source(List<Integer> gaps) {
        List<Long> times = times(gaps);
        return Streams.fromIterable(times)
                .enumerate()
                .then(time -> Sleep.sleepUntil(time.value()).map(nothing -> (int) time.index()));
    }

    /** Polls whenever it was woken, and lets the time pass in between. */
    private static List<Given> run(Stream<?> stream) throws Exception {
        TestContext cx = new TestContext();
        List<Given> given = new ArrayList<>();
        for (; ; ) {
            int wakes = cx.wakes();
            PollNext<?> polled = stream.pollNext(cx);
            if (polled instanceof PollNext.Item<?> item) {
                given.add(new Given(cx.timer.nowNanos(), item.value()));
            } else if (polled.isDone()) {
                assertThat(cx.timer.waiting()).isZero();
                return given;
            } else {
                for (int i = 0; cx.wakes() == wakes; i++) {
                    assertThat(i).as("nobody wakes it").isLessThan(1000);
                    cx.timer.advance(1);
                }
            }
        }
    }

    @Property(tries = 300)
    void throttleGivesAnItemWhenItIsThereAndTheGapIsOver(
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> gaps,
            @ForAll @IntRange(max = 9) int gap)
            throws Exception {
        List<Given> expected = new ArrayList<>();
        long free = 0;
        List<Long> times = times(gaps);
        for (int i = 0; i < times.size(); i++) {
            long at = Math.max(times.get(i), free);
            expected.add(new Given(at, i));
            free = at + gap;
        }
        assertThat(run(source(gaps).throttle(Duration.ofNanos(gap)))).isEqualTo(expected);
    }

    @Property(tries = 300)
    void debounceGivesWhatNothingFollowedInTime(
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> gaps,
            @ForAll @IntRange(max = 5) int quiet)
            throws Exception {
        List<Given> expected = new ArrayList<>();
        List<Long> times = times(gaps);
        for (int i = 0; i < times.size(); i++) {
            boolean last = i == times.size() - 1;
            if (last) {
                expected.add(new Given(times.get(i), i));
            } else if (times.get(i + 1) > times.get(i) + quiet) {
                expected.add(new Given(times.get(i) + quiet, i));
            }
        }
        assertThat(run(source(gaps).debounce(Duration.ofNanos(quiet)))).isEqualTo(expected);
    }

    @Property(tries = 300)
    void chunksTimeoutClosesAChunkWhenItIsFullOrOldOrAtTheEnd(
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> gaps,
            @ForAll @IntRange(min = 1, max = 4) int limit,
            @ForAll @IntRange(max = 9) int patience)
            throws Exception {
        List<Given> expected = new ArrayList<>();
        List<Long> times = times(gaps);
        for (int i = 0; i < times.size(); ) {
            long old = times.get(i) + patience;
            List<Integer> chunk = new ArrayList<>();
            while (i < times.size() && chunk.size() < limit && times.get(i) <= old) {
                chunk.add(i++);
            }
            boolean atOnce = chunk.size() == limit || i == times.size();
            expected.add(new Given(atOnce ? times.get(i - 1) : old, chunk));
        }
        assertThat(run(source(gaps).chunksTimeout(limit, Duration.ofNanos(patience))))
                .isEqualTo(expected);
    }

    @Property(tries = 300)
    void timeoutFailsAtTheFirstGapThatIsTooLong(
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> gaps,
            @ForAll @IntRange(min = 1, max = 6) int patience)
            throws Exception {
        List<Given> expected = new ArrayList<>();
        long now = 0;
        boolean late = false;
        for (int i = 0; i < gaps.size() && !late; i++) {
            late = gaps.get(i) > patience;
            now += late ? patience : gaps.get(i);
            expected.add(new Given(now, late ? "late" : i));
        }
        Stream<Object> stream = source(gaps).timeout(Duration.ofNanos(patience)).map(i -> i);
        assertThat(run(stream.recover(TimeoutException.class, failure -> "late")))
                .isEqualTo(expected);
    }

    @Property(tries = 300)
    void timeoutRepeatingFillsEachGap(
            @ForAll @Size(max = 8) List<@IntRange(max = 9) Integer> gaps,
            @ForAll @IntRange(min = 1, max = 4) int patience)
            throws Exception {
        List<Given> expected = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < gaps.size(); i++) {
            long at = now + gaps.get(i);
            for (now += patience; now < at; now += patience) {
                expected.add(new Given(now, -1));
            }
            now = at;
            expected.add(new Given(now, i));
        }
        assertThat(run(source(gaps).timeoutRepeating(Duration.ofNanos(patience), () -> -1)))
                .isEqualTo(expected);
    }

    @Property(tries = 300)
    void takeUntilGivesWhatComesBefore(
            @ForAll @Size(max = 8) List<@IntRange(max = 6) Integer> gaps,
            @ForAll @IntRange(max = 30) int end)
            throws Exception {
        List<Given> expected = new ArrayList<>();
        List<Long> times = times(gaps);
        for (int i = 0; i < times.size() && times.get(i) < end; i++) {
            expected.add(new Given(times.get(i), i));
        }
        assertThat(run(source(gaps).takeUntil(Sleep.sleepUntil(end)))).isEqualTo(expected);
    }
}
