package dev.rouse.internal.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The queue of linked jobs against a list. */
class JobQueueProperties {

    private static Job<Integer> job() {
        return new Job<>(
                () -> 1,
                cx -> {
                    throw new AssertionError("not polled here");
                },
                false);
    }

    @Property
    void itIsAListWhoseElementsLeaveFromAnywhere(@ForAll List<@IntRange(max = 9) Integer> steps) {
        JobQueue queue = new JobQueue();
        List<Job<?>> model = new ArrayList<>();
        List<Job<?>> left = new ArrayList<>();
        for (int step : steps) {
            if (step < 5) {
                Job<?> job = job();
                queue.add(job);
                model.add(job);
            } else if (step < 7) {
                Job<?> oldest = model.isEmpty() ? null : model.remove(0);
                assertThat(queue.poll()).isSameAs(oldest);
                if (oldest != null) {
                    left.add(oldest);
                }
            } else if (!model.isEmpty()) {
                Job<?> one = model.remove(step * 31 % model.size());
                assertThat(queue.remove(one)).isTrue();
                left.add(one);
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        for (Job<?> gone : left) {
            assertThat(queue.remove(gone)).isFalse();
            assertThat(gone.previous).isNull();
            assertThat(gone.next).isNull();
        }
        for (Job<?> expected : model) {
            assertThat(queue.poll()).isSameAs(expected);
        }
        assertThat(queue.poll()).isNull();
        assertThat(queue.size()).isZero();
    }
}
