package dev.rouse.executor.workstealing.internal;

import static dev.rouse.executor.workstealing.internal.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Task;
import org.junit.jupiter.api.Test;

class LifoSlotTest {

    private final LifoSlot slot = new LifoSlot();
    private final Task<?> first = task();
    private final Task<?> second = task();

    @Test
    void putGivesWhatItPushesOut() {
        assertThat((Object) slot.put(first)).isNull();
        assertThat((Object) slot.put(second)).isSameAs(first);
        assertThat((Object) slot.take()).isSameAs(second);
        assertThat((Object) slot.take()).isNull();
        assertThat(slot.isEmpty()).isTrue();
    }

    @Test
    void lookingTakesNothing() {
        assertThat((Object) slot.peek()).isNull();
        slot.put(first);
        assertThat((Object) slot.peek()).isSameAs(first);
        assertThat(slot.isEmpty()).isFalse();
        assertThat(slot).hasToString("LifoSlot[" + first + "]");
    }

    @Test
    void stealingTakesOnlyWhatWasSeen() {
        slot.put(first);
        slot.put(second);
        assertThat(slot.steal(first)).isFalse();
        assertThat(slot.steal(second)).isTrue();
        assertThat(slot.steal(second)).isFalse();
        assertThat((Object) slot.take()).isNull();
        assertThat((Object) slot.put(first)).isNull();
    }
}
