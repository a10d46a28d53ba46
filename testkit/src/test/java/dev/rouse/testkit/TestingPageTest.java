package dev.rouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.testing.DocExample;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.LawBroken;
import dev.rouse.testkit.laws.Step;
import dev.rouse.testkit.sim.DeadlockError;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.Sim;
import dev.rouse.testkit.sim.SimFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows is what happens. */
class TestingPageTest {

    private static final String PAGE = DocExample.textOf(Path.of("../docs/testing.md"));

    // example
    /** A doorbell that somebody awaits. Wrong: can you see it? */
    static final class Doorbell implements Future<String> {
        private boolean rung;
        private @Nullable Waker waker;

        void ring() {
            rung = true;
            if (waker != null) {
                waker.wake();
            }
        }

        @Override
        public Poll<String> poll(Context cx) {
            if (rung) {
                return Poll.ready("somebody is there");
            }
            waker = cx.waker();
            return Poll.pending();
        }

        @Override
        public void drop() {
            waker = null;
        }
    }

    static FutureLaws<String> doorbell() {
        return FutureLaws.<String>of(
                        "doorbell",
                        world -> {
                            Doorbell bell = new Doorbell();
                            world.event("ring", bell::ring);
                            return bell;
                        })
                .giving("somebody is there");
    }

    // end of example

    private static void isShown(String output) {
        assertThat(PAGE.replaceAll("(?m)^ +| +$", ""))
                .contains(output.replaceAll("(?m)^ +| +$", ""));
    }

    private static String withoutMargins(String text) {
        return text.replaceAll("(?m)^ +| +$", "");
    }

    @Test
    void theFutureIsTheOneInTheDocumentation() {
        isShown(
                DocExample.in(Path.of("src/test/java/dev/rouse/testkit/TestingPageTest.java"))
                        .strip());
    }

    @Test
    void theReportIsTheOneInTheDocumentation() {
        LawBroken broken = catchThrowableOfType(LawBroken.class, () -> doorbell().check());
        assertThat(broken.script()).containsExactly(Step.POLL_DURING_EVENT);
        isShown(broken.getMessage());
    }

    @Test
    void theMendedOneKeepsTheLaws() {
        FutureLaws.<String>of(
                        "doorbell",
                        world -> {
                            boolean[] rung = {false};
                            Waker[] waker = {null};
                            world.event(
                                    "ring",
                                    () -> {
                                        rung[0] = true;
                                        if (waker[0] != null) {
                                            waker[0].wake();
                                        }
                                    });
                            return Futures.<String>pollFn(
                                            cx -> {
                                                waker[0] = cx.waker();
                                                return rung[0]
                                                        ? Poll.ready("somebody is there")
                                                        : Poll.pending();
                                            })
                                    .onDrop(() -> waker[0] = null);
                        })
                .giving("somebody is there")
                .check();
    }

    /** Two tasks that each take two forks, in opposite order. */
    @Test
    void theDeadlockIsTheOneInTheDocumentation() {
        SimFailure failure =
                catchThrowableOfType(
                        SimFailure.class, () -> Sim.explore(Philosophers::dine).exhaustive(1000));
        assertThat(failure.getCause()).isInstanceOf(DeadlockError.class);
        isShown(failure.getMessage());
        Schedule schedule = failure.schedule();
        SimFailure again =
                catchThrowableOfType(
                        SimFailure.class, () -> Sim.explore(Philosophers::dine).replay(schedule));
        assertThat(again.trace()).isEqualTo(failure.trace());
    }

    /** In a class of its own, as the page shows it. */
    static final class Philosophers {

        private Philosophers() {}

        static void dine(dev.rouse.testkit.sim.SimExecutor executor) throws Exception {
            dev.rouse.sync.Mutex<String> left = dev.rouse.sync.Mutex.create("left fork");
            dev.rouse.sync.Mutex<String> right = dev.rouse.sync.Mutex.create("right fork");
            JoinHandle<Integer> plato = executor.spawn(eat(left, right), "Plato");
            JoinHandle<Integer> laozi = executor.spawn(eat(right, left), "Laozi");
            executor.blockOn(plato.join(laozi, Integer::sum));
        }

        private static Future<Integer> eat(
                dev.rouse.sync.Mutex<String> first, dev.rouse.sync.Mutex<String> second) {
            return first.lock()
                    .then(
                            held ->
                                    Futures.yieldNow()
                                            .then(yielded -> second.withLock(fork -> 1))
                                            .onEnd(held::close));
        }
    }
}
