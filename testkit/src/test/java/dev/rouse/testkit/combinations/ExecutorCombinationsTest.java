package dev.rouse.testkit.combinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.UncaughtHandler;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.executor.workstealing.WorkStealingExecutor;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.Sim;
import dev.rouse.testkit.sim.SimExecutor;
import dev.rouse.testkit.sim.SimFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every combination, on every executor that the tests of this module know. */
class ExecutorCombinationsTest {

    private static final String NAME = "combination";

    private static UncaughtHandler handler(Consumer<Throwable> uncaught) {
        return (task, thrown) -> uncaught.accept(thrown);
    }

    @Test
    void thereAreAsManyAsTheProductHas() {
        assertThat(Case.all()).hasSize(Combinations.COUNT).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void singleExecutor(boolean actsInTask) {
        Combinations.check(
                uncaught -> {
                    SingleExecutor executor =
                            SingleExecutor.builder().uncaughtHandler(handler(uncaught)).build();
                    return new DrivenStage(
                            executor, closing -> executor.runUntilStalled(), actsInTask);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void singleExecutorWithAThread(boolean actsInTask) {
        Combinations.check(
                uncaught ->
                        new ThreadedStage(
                                SingleExecutor.builder()
                                        .uncaughtHandler(handler(uncaught))
                                        .start(work -> new Thread(work, NAME)),
                                1,
                                thread -> thread.getName().equals(NAME),
                                null,
                                actsInTask));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void workStealingExecutor(int workers, boolean actsInTask) {
        Combinations.check(
                uncaught -> {
                    WorkStealingExecutor executor =
                            WorkStealingExecutor.builder()
                                    .workers(workers)
                                    .name(NAME)
                                    .parkAfter(Duration.ZERO)
                                    .uncaughtHandler(handler(uncaught))
                                    .build();
                    return new ThreadedStage(
                            executor,
                            workers,
                            thread -> thread.getName().startsWith(NAME),
                            () -> executor.metrics().alive(),
                            actsInTask);
                });
    }

    /** Where several tasks are ready, the first of them runs next, or another. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true"})
    void simExecutor(int choice, boolean actsInTask) {
        Schedule schedule = new Schedule(Collections.nCopies(20, choice));
        Combinations.checkWith(c -> simulate(c, schedule, actsInTask));
    }

    private static Play simulate(Case c, Schedule schedule, boolean actsInTask) throws Exception {
        Play[] play = {null};
        try {
            Sim.explore(
                            executor -> {
                                play[0] = new Play(c, simulated(executor, actsInTask));
                                play[0].play();
                            })
                    .replay(schedule);
        } catch (SimFailure failure) {
            play[0].uncaughtInTheEnd(failure.getCause());
        }
        return play[0];
    }

    private static Stage simulated(SimExecutor executor, boolean actsInTask) {
        Stage stage =
                new DrivenStage(
                        executor, closing -> stepUntilStalled(executor, closing), actsInTask);
        stage.tellsAtOnce = false;
        return stage;
    }

    private static void stepUntilStalled(SimExecutor executor, BooleanSupplier closing) {
        while (!closing.getAsBoolean() && executor.step()) {
            // until there is nothing to do
        }
    }
}
