package dev.rouse.executor.workstealing.internal;

import static dev.rouse.executor.workstealing.internal.Tasks.drain;
import static dev.rouse.executor.workstealing.internal.Tasks.ids;
import static dev.rouse.executor.workstealing.internal.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Random scripts against queues that cannot overflow, one call at a time. */
class LocalQueueProperties {

    enum Step {
        PUSH,
        PUSH_MANY,
        POP,
        STEAL,
        POP_LOOT,
        INJECT,
        REFILL
    }

    @Provide
    Arbitrary<Integer> capacities() {
        return Arbitraries.of(4, 8, 16);
    }

    /** Also just before the counters wrap around, at either sign. */
    @Provide
    Arbitrary<Integer> begins() {
        return Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(-60, 0),
                Arbitraries.integers().between(Integer.MAX_VALUE - 60, Integer.MAX_VALUE));
    }

    @Property(tries = 1000)
    void everyTaskIsWhereTheModelHasIt(
            @ForAll @From("capacities") int capacity,
            @ForAll @From("begins") int begin,
            @ForAll @Size(max = 120) List<Step> script) {
        LocalQueue queue = new LocalQueue(capacity, begin);
        LocalQueue loot = new LocalQueue(capacity, begin);
        InjectQueue inject = new InjectQueue();
        Deque<Task<?>> queueModel = new ArrayDeque<>();
        Deque<Task<?>> lootModel = new ArrayDeque<>();
        Deque<Task<?>> injectModel = new ArrayDeque<>();
        for (Step step : script) {
            switch (step) {
                case PUSH -> push(queue, inject, capacity, queueModel, injectModel);
                case PUSH_MANY -> {
                    for (int i = 0; i < capacity / 2 + 1; i++) {
                        push(queue, inject, capacity, queueModel, injectModel);
                    }
                }
                case POP -> assertThat((Object) queue.pop()).isSameAs(queueModel.poll());
                case POP_LOOT -> assertThat((Object) loot.pop()).isSameAs(lootModel.poll());
                case STEAL -> {
                    Task<?> expected = null;
                    int half = queueModel.size() - queueModel.size() / 2;
                    if (capacity - lootModel.size() >= capacity / 2 && half > 0) {
                        for (int i = 1; i < half; i++) {
                            lootModel.add(queueModel.remove());
                        }
                        expected = queueModel.remove();
                    }
                    assertThat((Object) queue.stealInto(loot)).isSameAs(expected);
                }
                case INJECT -> {
                    Task<?> task = task();
                    assertThat(inject.push(task)).isTrue();
                    injectModel.add(task);
                }
                case REFILL -> {
                    int most = capacity / 2;
                    int room = capacity - queueModel.size();
                    for (int i = 0; i < Math.min(most, room) && !injectModel.isEmpty(); i++) {
                        queueModel.add(injectModel.remove());
                    }
                    queue.refill(inject, most);
                    assertThat((Object) queue.pop()).isSameAs(queueModel.poll());
                }
            }
            assertThat(queue.length()).isEqualTo(queueModel.size());
            assertThat(queue.room()).isEqualTo(capacity - queueModel.size());
            assertThat(loot.length()).isEqualTo(lootModel.size());
            assertThat(inject.length()).isEqualTo(injectModel.size());
        }
        assertThat(drain(queue)).isEqualTo(ids(queueModel.stream()));
        assertThat(drain(loot)).isEqualTo(ids(lootModel.stream()));
        assertThat(drain(inject)).isEqualTo(ids(injectModel.stream()));
    }

    private static void push(
            LocalQueue queue,
            InjectQueue inject,
            int capacity,
            Deque<Task<?>> queueModel,
            Deque<Task<?>> injectModel) {
        Task<?> task = task();
        boolean full = queueModel.size() == capacity;
        assertThat(queue.push(task, inject)).isEqualTo(full ? capacity / 2 + 1 : 0);
        queueModel.add(task);
        if (full) {
            List<Task<?>> all = new ArrayList<>(queueModel);
            queueModel.clear();
            queueModel.addAll(all.subList(0, capacity / 2));
            injectModel.addAll(all.subList(capacity / 2, capacity + 1));
        }
    }
}
