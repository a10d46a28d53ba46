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
    void handlersThatAllThrowHarmNobody() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        java.io.PrintStream err = System.err;
        java.io.ByteArrayOutputStream printed = new java.io.ByteArrayOutputStream();
        System.setErr(new java.io.PrintStream(printed, true));
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    throw new IllegalStateException("from the default handler");
                });
        try {
            Error failure = new Error("same object");
            UncaughtFailures failures =
                    new UncaughtFailures(
                            (task, thrown) -> {
                                throw failure;
                            });
            failures.report(new TaskInfo(9, "reader"), failure);
            assertThat(printed.toString())
                    .contains("task 9 \"reader\" failed")
                    .contains("from the default handler");
        } finally {
            System.setErr(err);
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void failureThatCannotBePrintedHarmsNobody() {
        UncaughtFailures failures =
                new UncaughtFailures(
                        (task, thrown) -> {
                            throw new Unprintable();
                        });
        boolean escaped = false;
        try {
            failures.report(new TaskInfo(1, null), new Unprintable());
        } catch (Unprintable asItIs) { // which would keep the test from being reported, too
            escaped = true;
        }
        assertThat(escaped).isFalse();
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw this;
        }
    }

    @Test
    void schedulersWithoutAPlaceOfTheirOwnShareOne() {
        Scheduler minimal = task -> {};
        assertThat(minimal.failures()).isSameAs(UncaughtFailures.shared());
    }
}
