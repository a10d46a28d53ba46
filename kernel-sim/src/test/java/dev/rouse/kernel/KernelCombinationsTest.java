package dev.rouse.kernel;

import dev.rouse.testkit.combinations.Combinations;
import dev.rouse.testkit.combinations.DrivenStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every combination of how a task ends, is joined and is stopped, on the kernel's executor. */
class KernelCombinationsTest {

    private Thread.@Nullable UncaughtExceptionHandler before;
    private Consumer<Throwable> uncaught = thrown -> {};

    /** Where the kernel's executor reports to. */
    @BeforeEach
    void listenToUncaughtFailures() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.accept(thrown));
    }

    @AfterEach
    void putTheOldHandlerBack() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void kernelExecutor(boolean actsInTask) {
        Combinations.check(
                listener -> {
                    uncaught = listener;
                    KernelExecutor executor = new KernelBench().executor;
                    return new DrivenStage(
                            executor, closing -> executor.runUntilIdle(), actsInTask);
                });
    }
}
