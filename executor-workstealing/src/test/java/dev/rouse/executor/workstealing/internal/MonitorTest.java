package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.TaskInfo;
import dev.rouse.task.Parker;
import dev.rouse.task.Task;
import dev.rouse.testing.CountingWaker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the monitor does when a task looks through its eyes, so that it surely is inside a poll. */
class MonitorTest {

    private final HandDriven two = new HandDriven(2);
    private final Pool pool = two.pool;

    /** Runs a task on worker 0 that does what the test says, and throws what that throws. */
    private void inPoll(Runnable what) throws Exception {
        List<JoinHandle<?>> stuck = new ArrayList<>();
        two.as(
                0,
                () ->
                        stuck.add(
                                pool.spawn(
                                        Futures.pollFn(
                                                cx -> {
                                                    what.run();
                                                    return Poll.ready();
                                                }),
                                        "stuck")));
        two.step(0);
        ((Task<?>) stuck.get(0)).outcome();
    }

    private void spawnBehind() {
        pool.spawn(Futures.ready(1), null);
    }

    @Test
    void takesTheNextTaskFromAStuckWorkerAtTheSecondLook() throws Exception {
        inPoll(
                () -> {
                    spawnBehind();
                    pool.monitor.look();
                    assertThat(two.worker(0).lifo.isEmpty()).isFalse();
                    pool.monitor.look();
                    assertThat(two.worker(0).lifo.isEmpty()).isTrue();
                    assertThat(pool.inject.length()).isEqualTo(1);
                });
        two.step(1);
        assertThat(pool.alive()).isZero();
    }

    @Test
    void leavesAWorkerAloneThatIsInAnotherPollEachTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            inPoll(
                    () -> {
                        spawnBehind();
                        pool.monitor.look();
                        assertThat(pool.inject.isEmpty()).isTrue();
                    });
            two.step(0);
        }
        assertThat(two.blocked).isEmpty();
    }

    @Test
    void leavesAWorkerAloneThatRunsNothing() {
        pool.monitor.look();
        two.as(0, this::spawnBehind);
        pool.monitor.look();
        pool.monitor.look();
        assertThat(two.worker(0).lifo.isEmpty()).isFalse();
        assertThat(pool.inject.isEmpty()).isTrue();
    }

    @Test
    void wakesAThiefForTheRingOfAStuckWorker() throws Exception {
        inPoll(
                () -> {
                    two.worker(0).reschedule(Tasks.task()); // wakes nobody
                    pool.idle.sleep(new Parker(), false);
                    pool.monitor.look();
                    assertThat(pool.idle.awake()).isEqualTo(1);
                    pool.monitor.look();
                    assertThat(pool.idle.awake()).isEqualTo(2);
                });
    }

    /** The callers, and the worker that is awake, may all be blocked. */
    @Test
    void wakesAWorkerForATaskThatWaitsBecauseOfCallers() {
        int callers = 1 + Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < callers; i++) {
            pool.idle.callerRuns();
        }
        pool.idle.sleep(new Parker(), false);
        pool.monitor.look();
        assertThat(pool.idle.awake()).as("nothing waits").isEqualTo(1);
        spawnBehind(); // from outside
        assertThat(pool.idle.awake()).as("held back").isEqualTo(1);
        pool.monitor.look();
        assertThat(pool.idle.awake()).isEqualTo(2);
    }

    @Test
    void wakesTimersOfAStuckWorkerThatAreDue() throws Exception {
        CountingWaker due = new CountingWaker();
        CountingWaker later = new CountingWaker();
        inPoll(
                () -> {
                    pool.timer().schedule(0, due);
                    pool.timer().schedule(Long.MAX_VALUE, later);
                    pool.monitor.look();
                    assertThat(due.count()).isZero();
                    pool.monitor.look();
                    assertThat(due.count()).isEqualTo(1);
                });
        assertThat(later.count()).isZero();
    }

    @Test
    void wakerThatThrowsIsReportedAndTheOthersAreWoken() throws Exception {
        RuntimeException broken = new RuntimeException("broken waker");
        CountingWaker other = new CountingWaker();
        inPoll(
                () -> {
                    pool.timer()
                            .schedule(
                                    0,
                                    () -> {
                                        throw broken;
                                    });
                    pool.timer().schedule(0, other);
                    pool.monitor.look();
                    pool.monitor.look();
                });
        assertThat(other.count()).isEqualTo(1);
        assertThat(two.uncaught).containsValue(broken);
    }

    @Test
    void reportsAStuckTaskOncePerPoll() {
        HandDriven impatient = new HandDriven(1, 0);
        for (int i = 1; i <= 2; i++) {
            List<TaskInfo> whose = new ArrayList<>();
            impatient.as(
                    0, () -> whose.add(info(impatient.pool.spawn(threeLooks(impatient), "busy"))));
            impatient.step(0);
            assertThat(impatient.blocked).hasSize(i);
            assertThat(impatient.blocked.get(i - 1).task()).isEqualTo(whose.get(0));
            assertThat(impatient.blocked.get(i - 1).worker()).isEqualTo("worker-0");
        }
    }

    /** A worker with a thread, which is the test's until the task closes the pool. */
    @Test
    void reportTellsWhereTheTaskIs() {
        HandDriven impatient = new HandDriven(1, 0);
        Future<?> looks = threeLooks(impatient);
        impatient.as(
                0,
                () ->
                        impatient.pool.spawn(
                                Futures.pollFn(
                                        cx -> {
                                            looks.poll(cx);
                                            impatient.pool.close();
                                            return Poll.ready();
                                        }),
                                "busy"));
        impatient.worker(0).run();
        assertThat(impatient.blocked).hasSize(1);
        assertThat(impatient.blocked.get(0).where())
                .anyMatch(frame -> frame.getClassName().equals(MonitorTest.class.getName()));
    }

    /** One that is only late to see that the pool closes must not be taken for stuck. */
    @Test
    void isStuckInAHandlerOrWakerAndNowhereElse() {
        HandDriven impatient = new HandDriven(1, 0);
        Monitor monitor = impatient.pool.monitor;
        List<String> places = new ArrayList<>();
        impatient.inHandler =
                () -> {
                    note(monitor, places);
                    impatient.pool.close();
                };
        impatient.as(
                0,
                () ->
                        impatient.pool.spawn(
                                Futures.pollFn(
                                        cx -> {
                                            cx.timer().schedule(0, () -> note(monitor, places));
                                            monitor.run(); // until the handler has closed the pool
                                            return Poll.ready();
                                        }),
                                "busy"));
        impatient.step(0);
        note(monitor, places);
        assertThat(places).containsExactly("called out", "called out", "on its way");
        assertThat(impatient.uncaught).isEmpty();
    }

    private static void note(Monitor monitor, List<String> places) {
        places.add(monitor.stuckAt() != null ? "called out" : "on its way");
    }

    private static TaskInfo info(JoinHandle<?> handle) {
        return ((Task<?>) handle).info();
    }

    private static Future<?> threeLooks(HandDriven driven) {
        return Futures.pollFn(
                cx -> {
                    for (int i = 0; i < 3; i++) {
                        driven.pool.monitor.look();
                    }
                    return Poll.ready();
                });
    }
}
