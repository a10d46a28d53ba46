package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When ended tasks leave the bag, and how many slots it keeps for those to come. */
class LiveTasksSweepTest {

    private final LiveTasks live = new LiveTasks();
    private final List<Task<?>> tasks = new ArrayList<>();

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            Task<?> task = Task.create(Futures.pending(), runnable -> {});
            live.add(task);
            tasks.add(task);
        }
    }

    /** Ends the oldest that live; nobody counts them. */
    private void end(int count) {
        for (int i = 0; i < count; i++) {
            tasks.remove(0).shutdown();
        }
    }

    @Test
    void endedTasksLeaveOnceTheyAreSixteenMoreThanHalfOfTheRest() {
        add(40);
        for (int ended = 1; ended <= 24; ended++) {
            end(1);
            live.noteEnded();
            assertThat(live.used()).as("%d ended", ended).isEqualTo(40);
        }
        end(1); // 25 > 16 + 15 / 2
        live.noteEnded();
        assertThat(live.used()).isEqualTo(15);
        assertThat(live.size()).isEqualTo(15);
    }

    @Test
    void slotsAreGivenBackWhenLessThanAnEighthIsLive() {
        add(1000);
        assertThat(live.slots()).isEqualTo(1024);
        end(872);
        live.sweepIfMostEnded(128);
        assertThat(live.used()).isEqualTo(128);
        assertThat(live.slots()).isEqualTo(1024);
        add(872);
        end(873);
        live.sweepIfMostEnded(127);
        assertThat(live.used()).isEqualTo(127);
        assertThat(live.slots()).isEqualTo(254);
    }

    @Test
    void aFewSlotsAreAlwaysKept() {
        add(129);
        end(129);
        live.sweepIfMostEnded(0);
        assertThat(live.used()).isZero();
        assertThat(live.slots()).isEqualTo(64);
    }

    @Test
    void sweptTasksAreNotKeptAlive() {
        add(40);
        WeakReference<Task<?>> ended = new WeakReference<>(tasks.get(39));
        tasks.forEach(Task::shutdown);
        tasks.clear();
        live.sweepIfMostEnded(0);
        while (ended.get() != null) { // ended by the watchdog if it stays so
            System.gc();
        }
        assertThat(live.slots()).as("the same slots, emptied").isEqualTo(64);
        Reference.reachabilityFence(live);
    }
}
