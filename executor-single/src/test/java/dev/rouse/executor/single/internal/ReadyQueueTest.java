package dev.rouse.executor.single.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import dev.rouse.task.Task;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {

    private static Task<?> task() {
        return Task.create(Futures.pending(), t -> {});
    }

    /** Positive numbers add that many tasks, others take so many out. */
    @Property(tries = 300)
    void behavesLikeAnyOtherQueue(
            @ForAll @Size(max = 60) List<@IntRange(min = -300, max = 300) Integer> steps) {
        ReadyQueue queue = new ReadyQueue();
        Queue<Task<?>> model = new ArrayDeque<>();
        for (int step : steps) {
            for (int i = 0; i < step; i++) {
                Task<?> task = task();
                queue.add(task);
                model.add(task);
            }
            for (int i = 0; i > step; i--) {
                assertThat((Object) queue.poll()).isSameAs(model.poll());
            }
            assertThat(queue.size()).isEqualTo(model.size());
            assertThat(queue.isEmpty()).isEqualTo(model.isEmpty());
        }
    }

    @Test
    void largeRingIsGivenBackWhenItRunsEmptyAndTheQueueGoesOn() {
        ReadyQueue queue = new ReadyQueue();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                queue.add(task());
            }
            int before = queue.capacity();
            while (!queue.isEmpty()) {
                assertThat((Object) queue.poll()).isNotNull();
            }
            assertThat(before).isGreaterThanOrEqualTo(10_000);
            assertThat(queue.capacity()).isLessThanOrEqualTo(4096);
        }
        assertThat((Object) queue.poll()).isNull();
    }
}
