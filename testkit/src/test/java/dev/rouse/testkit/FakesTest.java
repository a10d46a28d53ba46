package dev.rouse.testkit;

import static dev.rouse.testkit.Assertions.assertDone;
import static dev.rouse.testkit.Assertions.assertItem;
import static dev.rouse.testkit.Assertions.assertPending;
import static dev.rouse.testkit.Assertions.assertReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.time.Sleep;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakesTest {

    private final FakeContext cx = new FakeContext();

    @Test
    void assertionsSayWhatWasAnswered() {
        assertPending(Poll.pending());
        assertPending(PollNext.pending());
        assertReady(Poll.ready("v")).isEqualTo("v");
        assertItem(PollNext.item("v")).isEqualTo("v");
        assertDone(PollNext.done());
        assertThatThrownBy(() -> assertPending(Poll.ready(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected Pending, but the poll answered Ready[value=1]");
        assertThatThrownBy(() -> assertReady(Poll.pending()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Pending");
        assertThatThrownBy(() -> assertItem(PollNext.done())).hasMessageContaining("Done");
        assertThatThrownBy(() -> assertDone(PollNext.item(1))).hasMessageContaining("Item");
        assertThatThrownBy(() -> assertPending(PollNext.done())).hasMessageContaining("Done");
    }

    @Test
    void clockWakesInTheOrderOfDeadlinesAndShowsEachItsOwn() {
        VirtualClock clock = new VirtualClock();
        List<String> woken = new ArrayList<>();
        clock.schedule(20, () -> woken.add("b at " + clock.nowNanos()));
        clock.schedule(10, () -> woken.add("a at " + clock.nowNanos()));
        clock.schedule(20, () -> woken.add("c at " + clock.nowNanos()));
        clock.schedule(99, () -> woken.add("d"));
        clock.advance(Duration.ofNanos(50));
        assertThat(woken).containsExactly("a at 10", "b at 20", "c at 20");
        assertThat(clock.nowNanos()).isEqualTo(50);
        assertThat(clock.waiting()).isEqualTo(1);
    }

    @Test
    void clockJumpsToTheNextDeadlineOnly() {
        VirtualClock clock = new VirtualClock();
        CountingWaker first = new CountingWaker();
        CountingWaker second = new CountingWaker();
        clock.schedule(10, first);
        clock.schedule(20, second);
        assertThat(clock.advanceToNext()).isTrue();
        assertThat(first.count()).isEqualTo(1);
        assertThat(second.count()).isZero();
        assertThat(clock.nowNanos()).isEqualTo(10);
        assertThat(clock.advanceToNext()).isTrue();
        assertThat(clock.advanceToNext()).isFalse();
    }

    @Test
    void pausedClockIsMovedByTheTestOnly() {
        VirtualClock clock = new VirtualClock().pause();
        CountingWaker waker = new CountingWaker();
        clock.schedule(10, waker);
        assertThat(clock.isPaused()).isTrue();
        assertThat(clock.advanceToNext()).isFalse();
        assertThat(clock.nowNanos()).isZero();
        assertThat(clock).hasToString("VirtualClock[PT0S, 1 waiting, paused]");
        clock.advance(Duration.ofNanos(4));
        assertThat(clock.nowNanos()).isEqualTo(4);
        assertThat(waker.count()).isZero();
        assertThat(clock.resume().advanceToNext()).isTrue();
        assertThat(clock.isPaused()).isFalse();
        assertThat(clock.nowNanos()).isEqualTo(10);
        assertThat(waker.count()).isEqualTo(1);
        assertThat(clock).hasToString("VirtualClock[PT0.00000001S, 0 waiting]");
    }

    @Test
    void deadlineThatNeverComesIsNotKept() {
        VirtualClock clock = new VirtualClock();
        assertThat(clock.schedule(Long.MAX_VALUE, new CountingWaker()).cancel()).isTrue();
        assertThat(clock.waiting()).isZero();
        assertThat(clock.advanceToNext()).isFalse();
    }

    @Test
    void deadlineOfThePastIsDueAtOnceAndTheClockStays() {
        VirtualClock clock = new VirtualClock();
        clock.advance(Duration.ofNanos(10));
        CountingWaker waker = new CountingWaker();
        clock.schedule(3, waker);
        assertThat(waker.count()).isZero();
        clock.advance(Duration.ZERO);
        assertThat(waker.count()).isEqualTo(1);
        assertThat(clock.nowNanos()).isEqualTo(10);
    }

    @Test
    void cancelledRegistrationIsNotWoken() {
        VirtualClock clock = new VirtualClock();
        CountingWaker waker = new CountingWaker();
        Timer.Registration registration = clock.schedule(10, waker);
        assertThat(registration.cancel()).isTrue();
        assertThat(registration.cancel()).isFalse();
        clock.advance(Duration.ofNanos(10));
        assertThat(waker.count()).isZero();
    }

    @Test
    void clockDoesNotGoBack() {
        assertThatThrownBy(() -> new VirtualClock().advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clockStopsAtTheEndOfTime() {
        VirtualClock clock = new VirtualClock();
        clock.advance(Duration.ofNanos(5));
        clock.advance(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(clock.nowNanos()).isEqualTo(Long.MAX_VALUE);
        clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(clock.nowNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWakerThatThrowsKeepsNoOtherFromBeingWoken() {
        VirtualClock clock = new VirtualClock();
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second");
        CountingWaker last = new CountingWaker();
        clock.schedule(1, new PanickingWaker(first));
        clock.schedule(2, new PanickingWaker(second));
        clock.schedule(3, new PanickingWaker(first));
        clock.schedule(4, last);
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(10))).isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
        assertThat(last.count()).isEqualTo(1);
        assertThat(clock.nowNanos()).isEqualTo(10);
        clock.schedule(20, () -> throwIt(new AssertionError("an error")));
        assertThatThrownBy(clock::advanceToNext).hasMessage("an error");
        assertThat(clock.nowNanos()).isEqualTo(20);
    }

    private static void throwIt(Error error) {
        throw error;
    }

    @Test
    void aWakerMayMoveTheClockWhichDoesNotGoBack() {
        VirtualClock clock = new VirtualClock();
        clock.schedule(1, () -> clock.advance(Duration.ofNanos(100)));
        clock.advance(Duration.ofNanos(10));
        assertThat(clock.nowNanos()).isEqualTo(101);
    }

    @Test
    void contextServesALibraryFuture() {
        Sleep sleep = Sleep.sleep(Duration.ofSeconds(1));
        assertPending(sleep.poll(cx));
        cx.timer().advance(Duration.ofSeconds(1));
        assertThat(cx.wakes()).isEqualTo(1);
        assertReady(sleep.poll(cx.next())).isNull();
    }

    @Test
    void contextWithoutBudgetWakes() {
        FakeContext spent = new FakeContext().budget(1);
        CountingWaker waker = new CountingWaker();
        Context part = spent.withWaker(waker);
        assertThat(part.tryProceed()).isTrue();
        assertThat(waker.count()).isZero();
        assertThat(part.tryProceed()).isFalse();
        assertThat(waker.count()).as("of the part, which must be polled again").isEqualTo(1);
        assertThat(spent.wakes()).isEqualTo(1);
        assertThat(part.timer()).isSameAs(spent.timer());
        assertThat(part.spawner()).isSameAs(spent.spawner());
    }

    @Test
    void spawnerRunsNothingUntilTold() {
        ScriptedFuture<String> future = ScriptedFuture.pendingThen(1, "v");
        cx.spawner().spawn(future, "it");
        assertThat(future.polls()).isZero();
        assertThat(cx.spawner().spawned())
                .extracting(handle -> handle.name())
                .containsExactly("it");
        assertThat(cx.spawner().runOne()).isTrue();
        assertThat(cx.spawner().runOne()).isTrue();
        assertThat(cx.spawner().runOne()).isFalse();
        assertThat(future.hasEnded()).isTrue();
    }

    @Test
    void scriptedFutureKeepsTheLatestWakerOnly() throws Exception {
        ScriptedFuture<String> future = ScriptedFuture.pending("f");
        FakeContext second = cx.next();
        assertPending(future.poll(cx));
        assertPending(future.poll(second));
        future.complete("v");
        assertThat(cx.wakes()).isZero();
        assertThat(second.wakes()).isEqualTo(1);
        assertReady(future.poll(cx)).isEqualTo("v");
    }

    @Test
    void scriptedFutureWritesDownWhatItsOwnerDoes() {
        ScriptedFuture<String> future = ScriptedFuture.pending("f");
        future.drop();
        assertThatThrownBy(future::drop).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> future.poll(cx)).isInstanceOf(AssertionError.class);
        assertThat(future.breaches())
                .containsExactly("f was dropped twice", "f was polled after its end");
        assertThat(future.drops()).isEqualTo(2);
    }

    @Test
    void pendingThenWakesItselfSoOften() throws Exception {
        ScriptedFuture<String> future = ScriptedFuture.pendingThen(2, "v");
        assertPending(future.poll(cx));
        assertPending(future.poll(cx));
        assertThat(cx.wakes()).isEqualTo(2);
        assertPending(future.poll(new FakeContext().budget(0)));
        assertReady(future.poll(cx)).isEqualTo("v");
        assertThat(future.polls()).isEqualTo(4);
        Exception failure = new Exception("no");
        ScriptedFuture<String> failing = ScriptedFuture.pendingThenFail(1, failure);
        assertPending(failing.poll(cx));
        assertThatThrownBy(() -> failing.poll(cx)).isSameAs(failure);
        assertThat(failing.hasEnded()).isTrue();
    }

    @Test
    void wakeWithoutNewsIsFollowedByPending() throws Exception {
        ScriptedFuture<String> future = ScriptedFuture.pending("f");
        future.wake();
        assertPending(future.poll(cx));
        future.wake();
        future.wake();
        assertThat(cx.wakes()).isEqualTo(1);
        assertPending(future.poll(cx));
        assertThat(future).hasToString("f");
    }

    @Test
    void spawnerPollsWhatWasWokenInItsOrder() throws Exception {
        Trace trace = new Trace();
        ScriptedFuture<String> first = ScriptedFuture.pending("first");
        ScriptedFuture<String> second = ScriptedFuture.pending("second");
        JoinHandle<String> handle = cx.spawner().spawn(trace.future("first", first));
        cx.spawner().spawn(trace.future("second", second));
        while (cx.spawner().runOne()) {
            // until all wait
        }
        second.complete("b");
        first.complete("a");
        while (cx.spawner().runOne()) {
            // until all have ended
        }
        assertThat(trace)
                .containsExactly(
                        "first polled: Pending",
                        "second polled: Pending",
                        "second polled: Ready[value=b]",
                        "first polled: Ready[value=a]");
        assertReady(handle.poll(cx)).isEqualTo("a");
    }

    @Test
    void spawnedTasksSpawnOnTheSameSpawner() {
        ScriptedFuture<String> inner = ScriptedFuture.pending("inner");
        cx.spawner()
                .spawn(
                        Futures.pollFn(
                                task -> {
                                    task.spawner().spawn(inner, "inner");
                                    return Poll.ready(1);
                                }),
                        "outer");
        assertThat(cx.spawner().runOne()).isTrue();
        assertThat(cx.spawner().spawned())
                .extracting(JoinHandle::name)
                .containsExactly("outer", "inner");
        assertThat(inner.polls()).isZero();
        cx.spawner().spawned().get(1).abort();
        assertThat(cx.spawner().runOne()).isTrue();
        assertThat(inner.drops()).isEqualTo(1);
    }

    @Test
    void contextsShareWhatTheyAreGiven() {
        VirtualClock clock = new VirtualClock();
        RecordingSpawner spawner = new RecordingSpawner();
        FakeContext one = new FakeContext(clock, spawner);
        FakeContext next = one.next();
        assertThat(next.timer()).isSameAs(clock);
        assertThat(next.spawner()).isSameAs(spawner);
        next.waker().wake();
        assertThat(one.wakes()).isZero();
        assertThat(next.waker()).hasToString("CountingWaker[1]");
        CountingWaker waker = new CountingWaker();
        Context part = one.withWaker(new CountingWaker()).withWaker(waker);
        assertThat(part.waker()).isSameAs(waker);
        assertThat(part.tryProceed()).isTrue();
        assertThatThrownBy(() -> one.withWaker(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new FakeContext(null, spawner))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void scriptedFutureFails() throws Exception {
        ScriptedFuture<String> future = ScriptedFuture.pending("f");
        Exception failure = new Exception("no");
        assertPending(future.poll(cx));
        future.fail(failure);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> future.poll(cx)).isSameAs(failure);
        assertThat(future.hasEnded()).isTrue();
    }

    @Test
    void scriptedStreamGivesWhatItWasGiven() throws Exception {
        ScriptedStream<Integer> stream = ScriptedStream.pending("s");
        assertPending(stream.pollNext(cx));
        stream.item(1).interleavePending().item(2).finish();
        assertThat(cx.wakes()).isEqualTo(1);
        assertItem(stream.pollNext(cx)).isEqualTo(1);
        assertPending(stream.pollNext(cx));
        assertThat(cx.wakes()).isEqualTo(2);
        assertPending(stream.pollNext(new FakeContext().budget(0)));
        assertItem(stream.pollNext(cx)).isEqualTo(2);
        assertDone(stream.pollNext(cx));
        assertThatThrownBy(() -> stream.pollNext(cx)).hasMessage("s was polled after its end");
        assertThat(stream.hasEnded()).isTrue();
    }

    @Test
    void scriptedStreamFailsAndIsDroppedOnce() {
        ScriptedStream<Integer> failing = ScriptedStream.<Integer>pending("s");
        Exception failure = new Exception("no");
        failing.fail(failure);
        assertThatThrownBy(() -> failing.pollNext(cx)).isSameAs(failure);
        ScriptedStream<Integer> dropped = ScriptedStream.pending("s");
        dropped.drop();
        assertThatThrownBy(dropped::drop).hasMessage("s was dropped twice");
        assertThat(dropped.drops()).isEqualTo(2);
        assertThat(dropped.breaches()).hasSize(1);
    }

    @Test
    void panickingWakerCounts() {
        RuntimeException thrown = new RuntimeException("no");
        PanickingWaker waker = new PanickingWaker(thrown);
        assertThatThrownBy(waker::wake).isSameAs(thrown);
        assertThat(waker.count()).isEqualTo(1);
    }
}
