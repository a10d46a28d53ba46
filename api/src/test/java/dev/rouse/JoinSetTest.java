package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.task.Task;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks are joined as they end, each once, and none is left behind. */
class JoinSetTest {

    private final QueueScheduler scheduler = new QueueScheduler();
    private final TestContext cx = new TestContext();
    private final JoinSet<@Nullable Integer> set = new JoinSet<>(scheduler);

    private @Nullable Integer joined() throws Exception {
        PollNext<Joined<@Nullable Integer>> polled = set.pollNext(cx);
        assertThat(polled).isInstanceOf(PollNext.Item.class);
        return ((PollNext.Item<Joined<@Nullable Integer>>) polled).value().outcome().get();
    }

    @Test
    void anEmptySetIsDoneAndMayBeFilledAgain() throws Exception {
        assertThat(set.isEmpty()).isTrue();
        assertThat(set.pollNext(cx).isDone()).isTrue();
        set.spawn(Futures.ready(1));
        assertThat(set.pollNext(cx).isPending()).isTrue();
        scheduler.runAll();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(joined()).isEqualTo(1);
        assertThat(set.pollNext(cx).isDone()).isTrue();
    }

    @Test
    void tasksRunThoughNobodyPollsTheSet() {
        Probe<Integer> child = Probe.readyAfter(0, 1);
        set.spawn(child);
        scheduler.runAll();
        assertThat(child.hasEnded()).isTrue();
        assertThat(set.size()).isEqualTo(1);
    }

    @Test
    void outcomesComeInTheOrderOfTheEnds() throws Exception {
        List<Probe<Integer>> children = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            children.add(Probe.readyAfter(1, i));
            set.spawn(children.get(i));
        }
        scheduler.runAll();
        assertThat(set.pollNext(cx).isPending()).isTrue();
        for (int i : new int[] {2, 0, 1}) {
            children.get(i).wake();
            scheduler.runAll();
        }
        assertThat(List.of(joined(), joined(), joined())).containsExactly(2, 0, 1);
    }

    @Test
    void nullIsAValueLikeAnyOther() throws Exception {
        set.spawn(Futures.ready(null));
        scheduler.runAll();
        assertThat(joined()).isNull();
    }

    @Test
    void aFailureIsAnOutcomeAndTheOthersRunOn() throws Exception {
        Exception failure = new Exception("on purpose");
        set.spawn(Futures.failed(failure));
        set.spawn(Futures.ready(2));
        scheduler.runAll();
        assertThat(catchThrowable(this::joined)).isSameAs(failure);
        assertThat(joined()).isEqualTo(2);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void theItemSaysWhichTaskItWas() {
        TaskRef task = set.spawn(Futures.ready(1), "one");
        scheduler.runAll();
        PollNext<Joined<@Nullable Integer>> polled = set.pollNext(cx);
        assertThat(task.info().name()).isEqualTo("one");
        assertThat(((PollNext.Item<Joined<@Nullable Integer>>) polled).value().task())
                .isEqualTo(task.info());
    }

    @Test
    void anAbortedTaskIsJoinedAsCancelled() {
        Probe<Integer> child = Probe.pending();
        TaskRef task = set.spawn(child);
        scheduler.runAll();
        task.abort();
        assertThat(task.isFinished()).isFalse();
        scheduler.runAll();
        assertThat(task.isFinished()).isTrue();
        assertThat(child.drops).isEqualTo(1);
        assertThatThrownBy(this::joined).isInstanceOf(CancellationException.class);
    }

    @Test
    void tryNextDoesNotWaitAndKeepsTheWaker() throws Exception {
        Probe<Integer> slow = Probe.readyAfter(1, 1);
        assertThat(set.tryNext().isDone()).isTrue();
        set.spawn(slow);
        set.spawn(Futures.ready(2));
        assertThat(set.pollNext(cx).isPending()).isTrue();
        scheduler.runAll();
        assertThat(set.tryNext()).isInstanceOf(PollNext.Item.class);
        assertThat(set.tryNext().isPending()).isTrue();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(set.pollNext(cx).isPending()).isTrue();
        assertThat(set.tryNext().isPending()).isTrue();
        slow.wake();
        scheduler.runAll();
        assertThat(cx.wakes()).isEqualTo(2);
        assertThat(joined()).isEqualTo(1);
    }

    @Test
    void droppingANextLosesNothing() throws Exception {
        Future<Next<Joined<@Nullable Integer>>> next = set.next();
        set.spawn(Futures.ready(1));
        next.poll(cx);
        next.drop();
        scheduler.runAll();
        assertThat(joined()).isEqualTo(1);
    }

    @Test
    void dropAbortsAllAndReportsFailuresThatWereNotJoined() {
        Exception failure = new Exception("on purpose");
        Probe<Integer> child = Probe.pending();
        set.spawn(child);
        set.spawn(Futures.failed(failure));
        scheduler.runAll();
        set.drop();
        set.drop();
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
        assertThat(scheduler.uncaught).containsExactly(failure);
        assertThatThrownBy(() -> set.pollNext(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> set.spawn(Futures.ready(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void detachedTasksRunOn() {
        Probe<Integer> child = Probe.readyAfter(1, 1);
        set.spawn(child);
        scheduler.runAll();
        set.detachAll();
        assertThat(set.isEmpty()).isTrue();
        child.wake();
        scheduler.runAll();
        assertThat(child.hasEnded()).isTrue();
        assertThat(child.drops).isZero();
    }

    @Test
    void shutdownWaitsForTheCleanUp() throws Exception {
        Probe<Integer> child = Probe.pending();
        set.spawn(child);
        scheduler.runAll();
        Future<@Nullable Void> shutdown = set.shutdown();
        assertThat(shutdown.poll(cx).isReady()).isFalse();
        assertThat(child.drops).isZero();
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
        assertThat(shutdown.poll(cx).isReady()).isTrue();
        assertThat(set.isEmpty()).isTrue();
    }

    @Test
    void shutdownThrowsTheFirstFailureAfterAllHaveEnded() throws Exception {
        Exception first = new Exception("first");
        Exception second = new Exception("second");
        set.spawn(Futures.failed(first));
        set.spawn(Futures.failed(second));
        Probe<Integer> child = Probe.pending();
        set.spawn(child);
        scheduler.runAll();
        Future<@Nullable Void> shutdown = set.shutdown();
        assertThat(shutdown.poll(cx).isReady()).isFalse();
        scheduler.runAll();
        assertThat(catchThrowable(() -> shutdown.poll(cx))).isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
        assertThat(child.drops).isEqualTo(1);
    }

    @Test
    void withoutASpawnerTasksStartInTheFirstPoll() {
        JoinSet<Integer> late = new JoinSet<>();
        Probe<Integer> child = Probe.readyAfter(0, 7);
        TaskRef task = late.spawn(child, "late");
        assertThat(task.info()).isEqualTo(new TaskInfo(0, "late"));
        assertThat(late.tryNext().isPending()).isTrue();
        assertThatThrownBy(late::detachAll).hasMessageContaining("give the set a Spawner");
        Task<List<Joined<Integer>>> all = scheduler.spawn(late.toList(), null);
        scheduler.runAll();
        assertThat(child.hasEnded()).isTrue();
        assertThat(all.isFinished()).isTrue();
        assertThat(task.info().id()).isPositive();
    }

    @Test
    void aTaskAbortedBeforeItsStartIsNeverPolled() {
        JoinSet<Integer> late = new JoinSet<>();
        Probe<Integer> child = Probe.readyAfter(0, 7);
        late.spawn(child).abort();
        scheduler.spawn(late.toList(), null);
        scheduler.runAll();
        assertThat(child.polls).isZero();
        assertThat(child.drops).isEqualTo(1);
    }

    @Test
    void tasksThatWereNotStartedAreDroppedWithTheSet() {
        JoinSet<Integer> late = new JoinSet<>();
        Probe<Integer> child = Probe.pending();
        late.spawn(child);
        late.drop();
        assertThat(child.drops).isEqualTo(1);
    }

    @Test
    void aFullSetRefusesUntilATaskWasJoined() throws Exception {
        set.limit(2);
        set.spawn(Futures.ready(1));
        set.spawn(Futures.ready(2));
        scheduler.runAll();
        assertThat(set.isFull()).isTrue();
        Probe<Integer> refused = Probe.pending();
        assertThatThrownBy(() -> set.spawn(refused))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 tasks were not joined");
        assertThat(refused.drops).isZero();
        joined();
        set.spawn(refused);
        assertThatThrownBy(() -> set.limit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBudgetEndsAPollAndNothingIsLost() throws Exception {
        for (int i = 0; i < 3; i++) {
            set.spawn(Futures.ready(i));
        }
        scheduler.runAll();
        cx.budget = 0;
        assertThat(set.pollNext(cx).isPending()).isTrue();
        assertThat(cx.wakes()).isPositive();
        cx.budget = 3;
        assertThat(List.of(joined(), joined(), joined())).containsExactlyInAnyOrder(0, 1, 2);
    }

    /** A handle whose task runs, and maybe ends, right after each look at it. */
    private final class Running<T extends @Nullable Object> implements JoinHandle<T> {
        private final Task<T> task;

        Running(Future<T> future, @Nullable String name) {
            task = scheduler.spawn(future, name);
        }

        @Override
        public Poll<T> poll(Context context) throws Exception {
            Poll<T> polled = task.poll(context);
            scheduler.runAll();
            return polled;
        }

        @Override
        public void abort() {
            task.abort();
        }

        @Override
        public boolean isFinished() {
            return task.isFinished();
        }

        @Override
        public long id() {
            return task.id();
        }

        @Override
        public @Nullable String name() {
            return task.name();
        }

        @Override
        public void drop() {
            task.drop();
        }
    }

    @Test
    void tasksThatEndRightAfterTheLookAtThemWakeTheSet() {
        JoinSet<Integer> running = new JoinSet<>(Running::new);
        running.spawn(Futures.ready(1));
        running.spawn(Futures.ready(2));
        assertThat(running.pollNext(cx).isPending()).isTrue();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(running.pollNext(cx)).isInstanceOf(PollNext.Item.class);
        assertThat(running.pollNext(cx)).isInstanceOf(PollNext.Item.class);
        assertThat(running.pollNext(cx).isDone()).isTrue();
    }
}
