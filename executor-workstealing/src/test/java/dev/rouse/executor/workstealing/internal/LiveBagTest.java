package dev.rouse.executor.workstealing.internal;

import static dev.rouse.executor.workstealing.internal.Tasks.ids;
import static dev.rouse.executor.workstealing.internal.Tasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveBagTest {

    private final LiveBag bag = new LiveBag();
    private final List<Task<?>> tasks = tasks(100);

    @Test
    void givesBackEverythingOnce() {
        tasks.forEach(bag::add);
        assertThat(ids(bag.removeAll())).isEqualTo(ids(tasks));
        assertThat(bag.removeAll()).isEmpty();
        bag.add(tasks.get(0));
        assertThat(ids(bag.removeAll())).containsExactly(tasks.get(0).id());
    }

    @Test
    void sweepsOnlyWhenMostMustHaveEnded() {
        tasks.forEach(bag::add);
        tasks.subList(10, 100).forEach(Task::shutdown);
        bag.sweep(34); // 100 / 2 is not more than 34 + 16
        bag.add(Tasks.task());
        bag.sweep(34);
        assertThat(bag.removeAll()).hasSize(101);
        tasks.forEach(bag::add);
        bag.sweep(10);
        assertThat(ids(bag.removeAll())).isEqualTo(ids(tasks.subList(0, 10)));
    }
}
