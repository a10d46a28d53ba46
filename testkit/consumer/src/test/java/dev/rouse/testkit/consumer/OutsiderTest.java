package dev.rouse.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody whose future loses a wake: the tests fail, say why in the fewest steps, and give a line
 * that does it again; mended, they pass.
 */
class OutsiderTest {

    private static final String REPORT =
            """
            doorbell breaks the law NO_LOST_WAKE: after Pending, news wakes the waker of the latest poll
            a poll moved on, but nobody had woken the waker of the poll before it
            what was done:
                POLL_DURING_EVENT with waker 1: pending
                EVENT: ring
                then, as an executor would go on:
                POLL with waker 2: gave somebody is there
            to run it again:
                laws.replay(POLL_DURING_EVENT);
            """;

    private static final Pattern LINE_TO_PASTE =
            Pattern.compile("to run it again:\n +(laws\\.replay\\(.*\\);)\n");

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wrongFutureFailsWithALineThatDoesItAgain(boolean isModule) throws Exception {
        Outsider outsider = new Outsider(directory, "wrong", isModule);
        Tool tests = outsider.test("DoorbellTest");
        assertThat(tests.output())
                .contains("FAILED keepsTheLaws\n" + REPORT)
                .contains("FAILED keepsTheLawsInLongScripts\n" + REPORT)
                .containsPattern("Shrunk Sample .*\n-+\n  script: \\[POLL_DURING_EVENT]\n")
                .endsWith("1 of 3 tests succeeded\n");
        assertThat(tests.status()).isEqualTo(2);

        Matcher report = LINE_TO_PASTE.matcher(tests.output());
        assertThat(report.find()).isTrue();
        outsider.add(
                "PastedTest",
                """
                package com.example.bell;

                import static dev.rouse.testkit.laws.Step.*;

                import dev.rouse.testkit.laws.FutureLaws;
                import net.jqwik.api.Example;

                class PastedTest {
                    @Example
                    void again() {
                        FutureLaws<String> laws = DoorbellTest.doorbell();
                        %s
                    }
                }
                """
                        .formatted(report.group(1)));
        Tool again = outsider.test("PastedTest");
        assertThat(again.output()).contains("FAILED again\n" + REPORT);
        assertThat(again.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void mendedFuturePasses(boolean isModule) throws Exception {
        Tool tests = new Outsider(directory, "right", isModule).test("DoorbellTest");
        assertThat(tests.output()).endsWith("3 of 3 tests succeeded\n");
        assertThat(tests.status()).isZero();
    }

    @Test
    void futureAndReportAreThoseOfTheDocumentation() throws Exception {
        String page = withoutMargins(Files.readString(Path.of("../../docs/testing.md")));
        String wrong = Files.readString(Path.of("outsider/wrong/com/example/bell/Doorbell.java"));
        assertThat(page)
                .contains(withoutMargins(REPORT))
                .contains(withoutMargins(wrong.substring(wrong.indexOf("private boolean"))));
    }

    private static String withoutMargins(String text) {
        return text.replaceAll("(?m)^ +| +$", "");
    }
}
