package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.QueueScheduler;
import org.junit.jupiter.api.Test;

/** What a task is to its future beside the one that polls it, and what a run of it answers. */
class TaskContextTest {

    private final QueueScheduler scheduler = new QueueScheduler();

    @Test
    void contextWithAnotherWakerKeepsTheServicesOfTheTask() {
        Task<String> task = Task.create(Futures.pending(), scheduler);
        CountingWaker other = new CountingWaker();
        Context cx = task.withWaker(other);
        assertThat(cx.waker()).isSameAs(other);
        assertThat(cx.spawner()).isSameAs(scheduler);
        assertThat(cx.timer()).isSameAs(task.timer());
    }

    @Test
    void runTellsThatATaskEndedWhoseFutureAnsweredNull() {
        @SuppressWarnings("NullAway") // the mistake under test
        Future<String> broken = cx -> null;
        Task<String> task = Task.create(broken, scheduler);
        assertThat(task.run()).isTrue();
        assertThat(task.isFinished()).isTrue();
    }
}
