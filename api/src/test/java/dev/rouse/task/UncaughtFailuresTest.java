package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.TaskInfo;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class UncaughtFailuresTest {

    @Test
    void throwingHandlerIsSuppressedIntoTheFailureAndTheStandardOneTold() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> seen.set(failure));
        try {
            RuntimeException fromHandler = new RuntimeException("from handler");
            UncaughtFailures failures =
                    new UncaughtFailures(
                            (task, failure) -> {
                                throw fromHandler;
                            });
            Exception failure = new Exception();
            failures.report(new TaskInfo(1, null), failure);
            assertThat(seen).hasValue(failure);
            assertThat(failure).hasSuppressedException(fromHandler);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void schedulersWithoutAPlaceOfTheirOwnShareOne() {
        Scheduler minimal = task -> {};
        assertThat(minimal.failures()).isSameAs(UncaughtFailures.shared());
    }
}
