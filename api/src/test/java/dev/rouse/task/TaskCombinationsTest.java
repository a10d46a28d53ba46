package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Poll;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every combination of how a task ends, when its handle is joined or dropped, and when it is
 * aborted or its executor closes; after each the same balance must hold.
 */
class TaskCombinationsTest {

    enum Ending {
        VALUE,
        FAILURE,
        NEVER
    }

    enum Drop {
        QUIET,
        THROWS
    }

    enum Handle {
        KEPT,
        POLLED,
        DROPPED
    }

    enum Stop {
        NONE,
        ABORT,
        SHUTDOWN
    }

    enum When {
        BEFORE_FIRST_POLL,
        PARKED,
        WOKEN,
        DURING_LAST_POLL,
        AFTER_THE_END
    }

    record Case(
            Ending ending, Drop drop, Handle handle, When handleWhen, Stop stop, When stopWhen) {}

    @TestFactory
    List<DynamicTest> balanceHoldsInEveryCombination() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            for (Drop drop : Drop.values()) {
                for (Handle handle : Handle.values()) {
                    for (When handleWhen : When.values()) {
                        for (Stop stop : Stop.values()) {
                            for (When stopWhen : When.values()) {
                                Case c = new Case(ending, drop, handle, handleWhen, stop, stopWhen);
                                tests.add(DynamicTest.dynamicTest(c.toString(), () -> play(c)));
                            }
                        }
                    }
                }
            }
        }
        return tests;
    }

    private static void play(Case c) {
        new Play(c).play();
    }

    /** One run of one combination. */
    private static final class Play {
        private final Case c;
        private final QueueScheduler scheduler = new QueueScheduler();
        private final Exception failure = new Exception("from poll");
        private final RuntimeException fromDrop = new RuntimeException("from drop");
        private final Probe<String> future;
        private final Task<String> task;

        Play(Case c) {
            this.c = c;
            this.future = Probe.<String>polling(this::onPoll).whenDropped(this::onDrop);
            this.task = Task.create(future, scheduler);
        }

        private Poll<String> onPoll(Probe<String> probe) throws Exception {
            if (probe.polls == 1) {
                return Poll.pending();
            }
            step(When.DURING_LAST_POLL);
            return switch (c.ending) {
                case VALUE -> Poll.ready("v");
                case FAILURE -> throw failure;
                case NEVER -> Poll.pending();
            };
        }

        private void onDrop() {
            if (c.drop == Drop.THROWS) {
                throw fromDrop;
            }
        }

        void play() {
            step(When.BEFORE_FIRST_POLL);
            task.run();
            scheduler.runAll();
            step(When.PARKED);
            scheduler.runAll();
            task.wake();
            step(When.WOKEN);
            scheduler.runAll();
            step(When.AFTER_THE_END);
            scheduler.runAll();
            check();
        }

        private void step(When now) {
            if (c.stopWhen == now) {
                switch (c.stop) {
                    case NONE -> {}
                    case ABORT -> task.abort();
                    case SHUTDOWN -> task.shutdown();
                }
            }
            if (c.handleWhen == now) {
                switch (c.handle) {
                    case KEPT -> {}
                    case POLLED -> poll();
                    case DROPPED -> task.drop();
                }
            }
        }

        private Object joined = "nothing";

        private void poll() {
            try {
                Poll<String> polled = task.poll(new TestContext());
                joined = polled.isReady() ? ((Poll.Ready<String>) polled).value() : "nothing";
            } catch (Exception e) {
                joined = e;
            }
        }

        private void check() {
            boolean stopped = c.stop != Stop.NONE;
            boolean ended = task.isFinished();
            assertThat(ended)
                    .as("ends unless it waits for ever")
                    .isEqualTo(c.ending != Ending.NEVER || stopped);
            boolean endedItself = future.hasEnded() && future.drops == 0;
            assertThat(future.drops)
                    .as("ends itself, is dropped, or waits")
                    .isEqualTo(ended && !endedItself ? 1 : 0);
            assertThat(scheduler.queued()).isZero();
            List<String> tracks = scheduler.trace.stream().filter("track"::equals).toList();
            List<String> untracks = scheduler.trace.stream().filter("untrack"::equals).toList();
            assertThat(tracks).hasSizeLessThanOrEqualTo(1);
            assertThat(untracks).hasSize(ended ? tracks.size() : 0);
            if (ended) {
                checkOutcome(endedItself);
            }
        }

        private void checkOutcome(boolean endedItself) {
            boolean detached = c.handle == Handle.DROPPED;
            if (!detached && "nothing".equals(joined)) {
                poll();
            }
            scheduler.failures().close();
            boolean dropThrew = future.drops == 1 && c.drop == Drop.THROWS;
            List<Throwable> expected = new ArrayList<>();
            if (dropThrew) {
                expected.add(fromDrop);
            }
            if (endedItself && c.ending == Ending.FAILURE && detached) {
                expected.add(failure);
            }
            assertThat(scheduler.uncaught).as("reported").containsExactlyElementsOf(expected);
            if (!detached) {
                if (!endedItself) {
                    assertThat(joined).isInstanceOf(CancellationException.class);
                } else {
                    assertThat(joined).isEqualTo(c.ending == Ending.VALUE ? "v" : failure);
                }
            }
        }
    }
}
