package dev.rouse.executor.workstealing.internal;

import static dev.rouse.executor.workstealing.internal.Tasks.drain;
import static dev.rouse.executor.workstealing.internal.Tasks.ids;
import static dev.rouse.executor.workstealing.internal.Tasks.task;
import static dev.rouse.executor.workstealing.internal.Tasks.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring of a worker, one call at a time; {@code begin} is where its counters start. */
class LocalQueueTest {

    private final InjectQueue overflow = new InjectQueue();

    private void pushAll(LocalQueue queue, List<Task<?>> tasks) {
        for (Task<?> task : tasks) {
            assertThat(queue.push(task, overflow)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -4, Integer.MAX_VALUE - 5, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void holdsAsManyAsItsCapacityInOrder(int begin) {
        LocalQueue queue = new LocalQueue(8, begin);
        List<Task<?>> tasks = tasks(8);
        pushAll(queue, tasks);
        assertThat(queue.length()).isEqualTo(8);
        assertThat(queue.room()).isZero();
        assertThat(overflow.isEmpty()).isTrue();
        assertThat(drain(queue)).isEqualTo(ids(tasks));
        assertThat(queue.length()).isZero();
        assertThat(queue.room()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                -8,
                -4,
                Integer.MAX_VALUE - 15,
                Integer.MAX_VALUE - 13,
                Integer.MAX_VALUE - 11,
                Integer.MAX_VALUE - 9,
                Integer.MAX_VALUE - 7,
                Integer.MAX_VALUE
            })
    void overflowKeepsTheOlderHalfAndMovesTheNewerWithTheTaskBehindIt(int begin) {
        LocalQueue queue = new LocalQueue(8, begin);
        List<Task<?>> tasks = tasks(9);
        pushAll(queue, tasks.subList(0, 8));
        assertThat(queue.push(tasks.get(8), overflow)).isEqualTo(5);
        assertThat(queue.length()).isEqualTo(4);
        assertThat(queue.room()).isEqualTo(4);
        assertThat(overflow.length()).isEqualTo(5);
        assertThat(drain(overflow)).isEqualTo(ids(tasks.subList(4, 9)));
        assertThat(drain(queue)).isEqualTo(ids(tasks.subList(0, 4)));
    }

    @Test
    void overflowAlsoGoesIntoAClosedQueue() {
        LocalQueue queue = new LocalQueue(2);
        overflow.close();
        pushAll(queue, tasks(2));
        assertThat(queue.push(task(), overflow)).isEqualTo(2);
        assertThat(overflow.length()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2, Integer.MAX_VALUE - 2, Integer.MAX_VALUE})
    void stealingTakesHalfRoundedUpAndGivesTheYoungestOfIt(int begin) {
        for (int length = 0; length <= 8; length++) {
            LocalQueue victim = new LocalQueue(8, begin);
            LocalQueue thief = new LocalQueue(8, begin + 1);
            List<Task<?>> tasks = tasks(length);
            pushAll(victim, tasks);
            Task<?> youngest = victim.stealInto(thief);
            int taken = length - length / 2;
            if (length == 0) {
                assertThat((Object) youngest).isNull();
            } else {
                assertThat((Object) youngest).isSameAs(tasks.get(taken - 1));
                assertThat(drain(thief)).isEqualTo(ids(tasks.subList(0, taken - 1)));
            }
            assertThat(victim.room())
                    .as("the slots are the owner's again")
                    .isEqualTo(8 - length / 2);
            assertThat(drain(victim)).isEqualTo(ids(tasks.subList(taken, length)));
        }
    }

    @Test
    void thiefThatIsMoreThanHalfFullStealsNothing() {
        LocalQueue victim = new LocalQueue(8);
        pushAll(victim, tasks(8));
        LocalQueue half = new LocalQueue(8);
        pushAll(half, tasks(4));
        LocalQueue more = new LocalQueue(8);
        pushAll(more, tasks(5));
        assertThat((Object) victim.stealInto(more)).isNull();
        assertThat(victim.length()).isEqualTo(8);
        assertThat((Object) victim.stealInto(half)).isNotNull();
        assertThat(half.length()).isEqualTo(7);
    }

    @Test
    void popAndStealLetGoOfTheTask() throws ReflectiveOperationException {
        LocalQueue queue = new LocalQueue(2);
        LocalQueue thief = new LocalQueue(2);
        pushAll(queue, tasks(2));
        queue.stealInto(thief);
        queue.pop();
        var slots = LocalQueue.class.getDeclaredField("slots");
        slots.setAccessible(true);
        assertThat((Object[]) slots.get(queue)).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, Integer.MAX_VALUE - 3, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
    void refillMovesABatchToTheBack(int begin) {
        LocalQueue queue = new LocalQueue(8, begin);
        List<Task<?>> tasks = tasks(7);
        tasks.forEach(overflow::push);
        queue.refill(overflow, 5);
        assertThat(queue.length()).isEqualTo(5);
        assertThat(overflow.length()).isEqualTo(2);
        assertThat(drain(queue)).isEqualTo(ids(tasks.subList(0, 5)));
        assertThat(drain(overflow)).isEqualTo(ids(tasks.subList(5, 7)));
    }

    @Test
    void refillTakesNoMoreThanThereIsRoomFor() {
        LocalQueue queue = new LocalQueue(4);
        List<Task<?>> tasks = tasks(3);
        pushAll(queue, tasks);
        List<Task<?>> outside = tasks(3);
        outside.forEach(overflow::push);
        queue.refill(overflow, 4);
        assertThat(overflow.length()).isEqualTo(2);
        queue.refill(new InjectQueue(), 4);
        List<Long> all = new ArrayList<>(ids(tasks));
        all.add(outside.get(0).id());
        assertThat(drain(queue)).isEqualTo(all);
    }

    @Test
    void countersGoRoundWithoutLosingATask() {
        LocalQueue queue = new LocalQueue(4, Integer.MAX_VALUE - 40);
        LocalQueue thief = new LocalQueue(4, Integer.MAX_VALUE - 20);
        for (int round = 0; round < 50; round++) {
            List<Task<?>> tasks = tasks(3);
            pushAll(queue, tasks);
            assertThat((Object) queue.stealInto(thief)).isSameAs(tasks.get(1));
            assertThat((Object) thief.pop()).isSameAs(tasks.get(0));
            assertThat((Object) queue.pop()).isSameAs(tasks.get(2));
        }
        assertThat(queue.length() + thief.length()).isZero();
    }

    @Test
    void showsItsCounters() {
        LocalQueue queue = new LocalQueue(4, -1);
        pushAll(queue, tasks(2));
        queue.pop();
        assertThat(queue).hasToString("LocalQueue[steal 0, real 0, tail 1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 1, 3, 6, Integer.MAX_VALUE})
    void capacityMustBeAPowerOfTwo(int capacity) {
        assertThatThrownBy(() -> new LocalQueue(capacity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + capacity);
    }
}
