package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever waits is ready when the tracker is closed and counts nothing, and never before. */
class TaskTrackerTest {

    private final TaskTracker tracker = new TaskTracker();
    private final TestContext cx = new TestContext();
    private final Future<@Nullable Void> empty = tracker.whenEmpty();

    private boolean isEmpty() throws Exception {
        return empty.poll(cx).isReady();
    }

    @Test
    void anOpenTrackerIsNeverEmpty() throws Exception {
        assertThat(isEmpty()).isFalse();
        tracker.close();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(isEmpty()).isTrue();
    }

    @Test
    void theLastEndWakesAllWhoWait() throws Exception {
        Future<@Nullable Void> other = tracker.whenEmpty();
        Future<Integer> first = tracker.track(Futures.ready(1));
        Future<Integer> second = tracker.track(Futures.ready(2));
        assertThat(tracker.size()).isEqualTo(2);
        tracker.close();
        assertThat(isEmpty()).isFalse();
        assertThat(other.poll(cx).isReady()).isFalse();
        first.poll(cx);
        assertThat(cx.wakes()).isZero();
        second.poll(cx);
        assertThat(cx.wakes()).isEqualTo(2);
        assertThat(isEmpty()).isTrue();
        assertThat(other.poll(cx).isReady()).isTrue();
        assertThat(tracker.whenEmpty().poll(cx).isReady()).isTrue();
    }

    @Test
    void aFailureCountsAsAnEnd() {
        Exception failure = new Exception("on purpose");
        Future<Integer> tracked = tracker.track(Futures.failed(failure));
        assertThat(catchThrowable(() -> tracked.poll(cx))).isSameAs(failure);
        assertThat(tracker.size()).isZero();
        tracked.drop();
        assertThat(tracker.size()).isZero();
    }

    @Test
    void aDropCountsWhenItHasReturnedAlsoIfItThrows() {
        RuntimeException failure = new RuntimeException("on purpose");
        Probe<Integer> child = Probe.pending();
        child.whenDropped(
                () -> {
                    assertThat(tracker.size()).isEqualTo(1);
                    throw failure;
                });
        Future<Integer> tracked = tracker.track(child);
        assertThat(catchThrowable(tracked::drop)).isSameAs(failure);
        assertThat(tracker.size()).isZero();
    }

    @Test
    void aClosedTrackerStillCounts() throws Exception {
        tracker.close();
        Future<Integer> late = tracker.track(Futures.ready(1));
        assertThat(isEmpty()).isFalse();
        late.drop();
        assertThat(isEmpty()).isTrue();
    }

    @Test
    void reopenTakesTheCloseBack() throws Exception {
        tracker.close();
        tracker.reopen();
        assertThat(tracker.isClosed()).isFalse();
        assertThat(isEmpty()).isFalse();
        assertThat(tracker).hasToString("TaskTracker[0, open]");
        tracker.close();
        tracker.reopen();
        assertThat(isEmpty()).isTrue(); // it was empty and closed while this waited
    }
}
