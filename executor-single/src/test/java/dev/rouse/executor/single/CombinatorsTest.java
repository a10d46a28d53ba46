package dev.rouse.executor.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Remote;
import dev.rouse.Shared;
import dev.rouse.executor.single.internal.ManualClock;
import dev.rouse.testing.TestContext;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Interval;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Futures made of futures on a real executor, with its timer wheel and a clock set by hand. */
class CombinatorsTest {

    private final ManualClock clock = new ManualClock();
    private final SingleExecutor executor = SingleExecutor.builder().clock(clock).build();
    private final SingleExecutor other = SingleExecutor.builder().clock(clock).build();

    @AfterEach
    void close() {
        executor.close();
        other.close();
    }

    private void advanceMillis(long millis) {
        clock.advance(Duration.ofMillis(millis).toNanos());
        executor.runUntilStalled();
        other.runUntilStalled();
    }

    private static Sleep sleepMillis(long millis) {
        return Sleep.sleep(Duration.ofMillis(millis));
    }

    private static Poll<?> outcome(JoinHandle<?> handle) throws Exception {
        return handle.poll(new TestContext());
    }

    @Test
    void timeoutGoesByTheClockOfTheExecutor() throws Exception {
        JoinHandle<?> late = executor.spawn(sleepMillis(100).timeout(Duration.ofMillis(50)));
        JoinHandle<?> inTime = executor.spawn(sleepMillis(40).timeout(Duration.ofMillis(50)));
        advanceMillis(0);
        advanceMillis(49);
        assertThat(outcome(inTime).isReady()).isTrue();
        assertThat(late.isFinished()).isFalse();
        advanceMillis(1);
        assertThatThrownBy(() -> outcome(late))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("Sleep")
                .hasMessageContaining("PT0.05S");
    }

    @Test
    void intervalAndDelayQueueWakeTheirTasks() {
        List<String> log = new ArrayList<>();
        Interval interval = Interval.every(Duration.ofMillis(10));
        DelayQueue<String> queue = new DelayQueue<>();
        queue.insert("a", Duration.ofMillis(15));
        queue.insert("never", Duration.ofSeconds(Long.MAX_VALUE));
        executor.spawn(
                interval.tick().then(t -> interval.tick()).inspect(t -> log.add("second tick")));
        executor.spawn(queue.next().then(a -> queue.next()).onDrop(() -> log.add("dropped")));
        advanceMillis(0);
        advanceMillis(9);
        assertThat(log).isEmpty();
        advanceMillis(1);
        assertThat(log).containsExactly("second tick");
        advanceMillis(5);
        assertThat(queue.size()).as("what never comes").isEqualTo(1);
        executor.close();
        assertThat(log).containsExactly("second tick", "dropped");
    }

    @Test
    void manySleepsOnOneTaskEndTogether() throws Exception {
        JoinHandle<List<@Nullable Void>> all =
                executor.spawn(
                        Futures.joinAll(
                                IntStream.range(0, 500)
                                        .mapToObj(i -> sleepMillis(i % 50))
                                        .toList()));
        advanceMillis(0);
        advanceMillis(48);
        assertThat(all.isFinished()).isFalse();
        advanceMillis(1);
        assertThat(all.isFinished()).isTrue();
    }

    /** More ready children than a poll may take: the task goes on by itself. */
    @Test
    void joinOfManyReadyFuturesNeedsNoWakeFromOutside() {
        JoinHandle<?> all =
                executor.spawn(
                        Futures.joinAll(
                                IntStream.range(0, 1_000).mapToObj(i -> sleepMillis(0)).toList()));
        executor.runUntilStalled();
        assertThat(all.isFinished()).isTrue();
    }

    /** The sleep was registered with the timer of an executor that is gone. */
    @Test
    void sharedSleepIsTakenOverWhenTheExecutorOfThePollerCloses() throws Exception {
        Shared<@Nullable Void> sleep = sleepMillis(10).shared();
        JoinHandle<?> waiter = other.spawn(sleep.share());
        other.runUntilStalled();
        JoinHandle<?> poller = executor.spawn(sleep);
        executor.runUntilStalled();
        executor.close();
        assertThatThrownBy(() -> outcome(poller)).isInstanceOf(CancellationException.class);
        other.runUntilStalled();
        clock.advance(Duration.ofMillis(10).toNanos());
        other.runUntilStalled();
        assertThat(waiter.isFinished()).isTrue();
    }

    @Test
    void remoteFutureRunsElsewhereAndIsCancelledByItsHandle() throws Exception {
        List<String> log = new ArrayList<>();
        Remote<String> remote =
                sleepMillis(10).map(v -> "v").onDrop(() -> log.add("dropped")).remoteHandle();
        JoinHandle<?> task = other.spawn(remote.future());
        Future<String> limited = remote.handle().timeout(Duration.ofMillis(5));
        JoinHandle<?> waiter = executor.spawn(limited);
        advanceMillis(0);
        advanceMillis(5);
        assertThatThrownBy(() -> outcome(waiter)).isInstanceOf(TimeoutException.class);
        other.runUntilStalled();
        assertThat(log).containsExactly("dropped");
        assertThat(task.isFinished()).isTrue();
    }
}
