package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.TaskInfo;
import dev.rouse.testkit.ScriptedFuture;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a simulation, each by itself. */
class SimPartsTest {

    private static SimTask task(int number) {
        return new SimTask(number, null);
    }

    @Test
    void chooserIsAskedOnlyIfThereAreSeveral() {
        ReadyTasks ready = new ReadyTasks(tasks -> tasks.size() - 1);
        SimTask first = task(1);
        SimTask second = task(2);
        ready.add(first);
        assertThat(ready.takeNext()).isSameAs(first);
        assertThat(ready.schedule()).isEqualTo(Schedule.of());
        ready.add(first);
        ready.add(second);
        assertThat(ready.takeNext()).isSameAs(second);
        assertThat(ready.schedule()).isEqualTo(Schedule.of(1));
        ready.remove(first);
        assertThat(ready.isEmpty()).isTrue();
    }

    @Test
    void chooserThatChoosesNobodyIsNamed() {
        for (int choice : new int[] {-1, 2}) {
            ReadyTasks ready = new ReadyTasks(tasks -> choice);
            ready.add(task(1));
            ready.add(task(2));
            assertThatThrownBy(ready::takeNext)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("chose " + choice + " of 2 ready tasks");
        }
    }

    @Test
    void chooserSeesTheTasksAndCannotChangeThem() {
        ReadyTasks ready =
                new ReadyTasks(
                        tasks -> {
                            assertThat(tasks).extracting(SimTask::number).containsExactly(4, 3);
                            tasks.clear();
                            return 0;
                        });
        ready.add(task(4));
        ready.add(task(3));
        assertThatThrownBy(ready::takeNext).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void failuresNobodyJoinedComeInTheOrderOfTheirTasks() {
        Unjoined unjoined = new Unjoined();
        Throwable first = new Throwable("1");
        Throwable second = new Throwable("2");
        unjoined.add(new TaskInfo(8, null), second);
        unjoined.add(new TaskInfo(3, "named"), first);
        assertThat(unjoined.failures()).containsExactly(first, second);
    }

    @Test
    void taskSaysWhatItWaitsForWithoutWhatChangesFromRunToRun() {
        SimTask named = new SimTask(2, "reader");
        assertThat(named).hasToString("task 2 \"reader\"");
        assertThat(task(3)).hasToString("task 3");
        assertThat(named.name()).isEqualTo("reader");
        assertThat(named.waitsFor()).isEqualTo("nothing");
        named.future =
                new Future<String>() {
                    @Override
                    public Poll<String> poll(dev.rouse.Context cx) {
                        return Poll.pending();
                    }

                    @Override
                    public String toString() {
                        return "Then[Foo@1a2b3c, Bar$$Lambda/0x00007f@77, x@y]";
                    }
                };
        assertThat(named.waitsFor()).isEqualTo("Then[Foo, Bar$$Lambda, x@y]");
        named.future =
                new Future<String>() {
                    @Override
                    public Poll<String> poll(dev.rouse.Context cx) {
                        return Poll.pending();
                    }

                    @Override
                    public String toString() {
                        throw new IllegalStateException("too early");
                    }
                };
        assertThat(named.waitsFor()).contains("whose toString() threw").contains("too early");
    }

    @Test
    void timesAreShownInMillisecondsIfTheyAreWhole() {
        assertThat(SimTrace.time(0)).isEqualTo("0 ms");
        assertThat(SimTrace.time(3_000_000)).isEqualTo("3 ms");
        assertThat(SimTrace.time(3_000_001)).isEqualTo("3000001 ns");
        SimTrace trace = new SimTrace();
        trace.add(5, null, "jumped", null);
        trace.add(1_000_000, task(1), "woken", "the clock");
        assertThat(trace.lines())
                .containsExactly("5 ns  jumped", "1 ms  task 1 woken by the clock");
    }

    // ---- the clock of an executor ----

    @Test
    void pausedClockIsNotJumpedOver() {
        SimExecutor executor = new SimExecutor(Chooser.fifo());
        executor.clock().pause();
        JoinHandle<?> sleeping = executor.spawn(Sleep.sleep(Duration.ofSeconds(1)));
        assertThat(executor.runUntilStalled()).isEqualTo(1);
        assertThat(executor.clock().nowNanos()).isZero();
        executor.clock().advance(Duration.ofMillis(999));
        assertThat(executor.runUntilStalled()).isZero();
        executor.clock().advance(Duration.ofMillis(1));
        assertThat(executor.runUntilStalled()).isEqualTo(1);
        assertThat(sleeping.isFinished()).isTrue();
    }

    @Test
    void deadlockOfAPausedClockSaysSo() throws Exception {
        SimExecutor executor = new SimExecutor(Chooser.fifo());
        executor.clock().pause();
        assertThatThrownBy(() -> executor.blockOn(Sleep.sleep(Duration.ofSeconds(1))))
                .isInstanceOf(DeadlockError.class)
                .hasMessageStartingWith(
                        "everything waits for ever, and the clock is paused with 1 timers set:");
        executor.clock().resume();
        executor.blockOn(Sleep.sleep(Duration.ofSeconds(1)));
        assertThat(executor.clock().nowNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void namesCountWhatThereIs() {
        SimExecutor executor = new SimExecutor(Chooser.fifo());
        executor.spawn(ScriptedFuture.pending("a"));
        executor.spawn(ScriptedFuture.pending("b"));
        executor.step();
        assertThat(executor).hasToString("SimExecutor[open, 1 ready, 2 live, 0 ms]");
        executor.close();
        assertThat(executor).hasToString("SimExecutor[closed, 0 ready, 0 live, 0 ms]");
        assertThat(executor.schedule()).isEqualTo(new Schedule(List.of(0)));
    }
}
