package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The bag of waiting tasks against a set that does the same. */
class LiveTasksTest {

    /** An executor that does nothing but keep the bag. */
    private static final class Bag implements Scheduler {
        final LiveTasks live = new LiveTasks();

        @Override
        public void schedule(Task<?> task) {}

        @Override
        public void track(Task<?> task) {
            live.add(task);
        }

        @Override
        public void untrack(Task<?> task) {
            live.noteEnded();
        }
    }

    /** Positive numbers add a task, others end one of those there are. */
    @Property
    void bagHoldsExactlyTheTasksThatHaveNotEnded(@ForAll @Size(max = 400) List<Integer> steps) {
        Bag bag = new Bag();
        List<Task<?>> model = new ArrayList<>();
        for (int step : steps) {
            if (step > 0 || model.isEmpty()) {
                Task<?> task = Task.create(Futures.pending(), bag);
                task.run();
                model.add(task);
            } else {
                model.remove(Math.floorMod(step, model.size())).shutdown();
            }
            assertThat(bag.live.size()).isEqualTo(model.size());
        }
        Set<Task<?>> found = new HashSet<>();
        bag.live.forEach(found::add);
        assertThat(found).isEqualTo(new HashSet<>(model));
    }

    @Test
    void shutdownAllDropsEachOnceAndLeavesNothing() {
        Bag bag = new Bag();
        List<Probe<String>> futures = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Probe<String> future = Probe.pending();
            futures.add(future);
            Task.create(future, bag).run();
        }
        bag.live.shutdownAll();
        assertThat(futures).allMatch(future -> future.drops == 1);
        assertThat(bag.live.size()).isZero();
    }

    @Test
    void shutdownAllReachesTasksAddedMeanwhile() {
        Bag bag = new Bag();
        Probe<String> late = Probe.pending();
        Probe<String> first =
                Probe.<String>pending().whenDropped(() -> Task.create(late, bag).run());
        Task.create(first, bag).run();
        bag.live.shutdownAll();
        assertThat(late.drops).isEqualTo(1);
        assertThat(bag.live.size()).isZero();
    }

    @Test
    void endedTasksAreSweptOutWithoutAnythingBeingAdded() {
        Bag bag = new Bag();
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Task<?> task = Task.create(Futures.pending(), bag);
            task.run();
            tasks.add(task);
        }
        tasks.forEach(Task::shutdown);
        assertThat(bag.live.size()).isZero();
        int kept = bag.live.used();
        assertThat(kept).as("ended tasks that the bag keeps alive").isLessThanOrEqualTo(17);
    }

    @Test
    void reportsNothingOfTasksThatEndInTheirFirstPoll() {
        QueueScheduler scheduler = new QueueScheduler();
        Task.create(Futures.ready("v"), scheduler).run();
        assertThat(scheduler.trace).isEmpty();
    }

    @Test
    void sweepingWaitsUntilMostTasksMustHaveEnded() {
        Bag bag = new Bag();
        List<Task<?>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Task<?> task = Task.create(Futures.pending(), bag);
            bag.live.add(task);
            all.add(task);
        }
        all.subList(0, 80).forEach(Task::shutdown); // never tracked, so nobody counts them
        bag.live.sweepIfMostEnded(34);
        assertThat(bag.live.used()).isEqualTo(100);
        bag.live.sweepIfMostEnded(33);
        assertThat(bag.live.used()).isEqualTo(20);
    }

    @Test
    void removeAllGivesEverythingAndLeavesNothing() {
        Bag bag = new Bag();
        Task<?> task = Task.create(Futures.pending(), bag);
        task.run();
        assertThat(bag.live.removeAll()).containsExactly(task);
        assertThat(bag.live.removeAll()).isEmpty();
        assertThat(bag.live.size()).isZero();
        assertThat(task.isFinished()).isFalse();
    }
}
