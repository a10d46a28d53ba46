package dev.rouse.executor.workstealing.internal;

import static dev.rouse.executor.workstealing.internal.Tasks.drain;
import static dev.rouse.executor.workstealing.internal.Tasks.ids;
import static dev.rouse.executor.workstealing.internal.Tasks.task;
import static dev.rouse.executor.workstealing.internal.Tasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Task;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue that all workers share. A chunk of it holds 256 tasks. */
class InjectQueueTest {

    private final InjectQueue queue = new InjectQueue();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 513, 1000})
    void firstInFirstOutAcrossChunks(int count) {
        List<Task<?>> tasks = tasks(count);
        for (int round = 0; round < 2; round++) { // the second round uses chunks again
            tasks.forEach(task -> assertThat(queue.push(task)).isTrue());
            assertThat(queue.length()).isEqualTo(count);
            assertThat(queue.isEmpty()).isEqualTo(count == 0);
            assertThat(drain(queue)).isEqualTo(ids(tasks));
            assertThat((Object) queue.pop()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, -3, Integer.MAX_VALUE - 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void batchOfARingGoesInAndComesOutInOrderWhereverItBegins(int from) {
        List<Task<?>> tasks = tasks(5);
        Task<?>[] ring = new Task<?>[4];
        for (int i = 0; i < 4; i++) {
            ring[from + i & 3] = tasks.get(i);
        }
        queue.pushAll(ring, from, 4, tasks.get(4));
        assertThat(ring).as("the ring lets go of them").containsOnlyNulls();
        assertThat(queue.length()).isEqualTo(5);
        assertThat(queue.popAll(ring, from, 3)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat((Object) ring[from + i & 3]).isSameAs(tasks.get(i));
        }
        assertThat((Object) ring[from + 3 & 3]).isNull();
        assertThat(queue.popAll(ring, from, 4)).as("no more than there are").isEqualTo(2);
        assertThat(queue.popAll(ring, from, 4)).isZero();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void closedRefusesTasksButTakesWhatOverflowsAndKeepsWhatItHas() {
        List<Task<?>> tasks = tasks(5);
        queue.push(tasks.get(0));
        queue.close();
        queue.close();
        assertThat(queue.push(task())).isFalse();
        assertThat(queue.pushSpawned(task())).isFalse();
        assertThat(queue.length()).isEqualTo(1);
        queue.pushOverflow(tasks.get(1));
        Task<?>[] ring = {tasks.get(2), tasks.get(3)};
        queue.pushAll(ring, 0, 2, tasks.get(4));
        assertThat(drain(queue)).isEqualTo(ids(tasks));
    }

    @Test
    void countsWhatWasSpawnedAndNothingElse() {
        queue.pushSpawned(task());
        queue.push(task());
        queue.pushSpawned(task());
        queue.pushOverflow(task());
        queue.pop();
        queue.close();
        queue.pushSpawned(task());
        assertThat(queue.spawned()).isEqualTo(2);
    }

    @Test
    void saysHowManyWait() {
        tasks(3).forEach(queue::push);
        assertThat(queue).hasToString("InjectQueue[3]");
    }

    /** Positive numbers push so many, negative ones pop; every third batch goes by a ring. */
    @Property(tries = 300)
    void behavesLikeAnyOtherQueue(
            @ForAll @Size(max = 60) List<@IntRange(min = -300, max = 300) Integer> steps) {
        InjectQueue tested = new InjectQueue();
        Queue<Task<?>> model = new ArrayDeque<>();
        int begin = Integer.MAX_VALUE - 1000;
        for (int step : steps) {
            begin += 77;
            Task<?>[] ring = new Task<?>[512];
            if (step > 0 && step % 3 == 0) {
                for (int i = 0; i < step; i++) {
                    ring[begin + i & 511] = task();
                    model.add(ring[begin + i & 511]);
                }
                Task<?> newest = task();
                model.add(newest);
                tested.pushAll(ring, begin, step, newest);
            } else if (step > 0) {
                for (Task<?> task : tasks(step)) {
                    tested.push(task);
                    model.add(task);
                }
            } else if (step % 3 == 0) {
                int moved = tested.popAll(ring, begin, -step);
                assertThat(moved).isEqualTo(Math.min(-step, model.size()));
                for (int i = 0; i < moved; i++) {
                    assertThat((Object) ring[begin + i & 511]).isSameAs(model.poll());
                }
            } else {
                for (int i = 0; i > step; i--) {
                    assertThat((Object) tested.pop()).isSameAs(model.poll());
                }
            }
            assertThat(tested.length()).isEqualTo(model.size());
            assertThat(tested.isEmpty()).isEqualTo(model.isEmpty());
        }
        assertThat(drain(tested)).isEqualTo(ids(model.stream()));
    }
}
