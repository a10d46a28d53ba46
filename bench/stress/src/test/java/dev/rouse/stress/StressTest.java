package dev.rouse.stress;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;

/**
 * Runs every race for a short time: what the library ships must show no forbidden outcome, and each
 * weakened twin must show one, or its race proves nothing.
 */
class StressTest {

    private static final String TWIN = ".Weakened";

    /** Milliseconds an iteration; a JVM needs about as long to start. */
    private static final int SHORT = 200;

    @TestFactory
    Stream<DynamicTest> realOnesPassAndTwinsFail() throws Exception {
        Map<String, List<TestResult>> byName = Harness.run(".*", 2, SHORT);
        List<String> real = byName.keySet().stream().filter(name -> !isTwin(name)).toList();
        List<String> twins = byName.keySet().stream().filter(StressTest::isTwin).toList();
        assertThat(real).isNotEmpty();
        giveMoreTime(twins, byName);
        return Stream.of(
                        real.stream()
                                .map(name -> dynamicTest(name, () -> passes(byName.get(name)))),
                        twins.stream()
                                .map(name -> dynamicTest(name, () -> fails(byName.get(name)))),
                        real.stream()
                                .map(
                                        name ->
                                                dynamicTest(
                                                        name + " has a twin",
                                                        () -> hasTwin(name, twins))))
                .flatMap(tests -> tests);
    }

    /**
     * That a twin can fail is shown by one failure, however long it takes to come: on a machine
     * that is busy with other things two threads seldom run at the same time.
     */
    private static void giveMoreTime(List<String> twins, Map<String, List<TestResult>> byName)
            throws Exception {
        List<String> unshown =
                twins.stream().filter(name -> forbidden(byName.get(name)) == 0).toList();
        if (!unshown.isEmpty()) {
            String regexp = unshown.stream().map(Pattern::quote).collect(joining("|", "^(", ")$"));
            Harness.run(regexp, 20, 2 * SHORT)
                    .forEach((name, results) -> byName.get(name).addAll(results));
        }
    }

    private static void passes(List<TestResult> results) {
        for (TestResult result : results) {
            assertThat(result.status()).as(described(result)).isEqualTo(Status.NORMAL);
            assertThat(result.grading().failureMessages).as(described(result)).isEmpty();
            assertThat(result.getTotalCount()).isPositive();
        }
    }

    /** It is enough that one of the JVM's configurations shows the outcome. */
    private static void fails(List<TestResult> results) {
        for (TestResult result : results) {
            assertThat(result.status()).as(described(result)).isEqualTo(Status.NORMAL);
        }
        assertThat(forbidden(results))
                .as("occurrences of a forbidden outcome of " + results.get(0).getName())
                .isPositive();
    }

    private static void hasTwin(String real, List<String> twins) {
        assertThat(twins).anyMatch(twin -> twin.startsWith(real + TWIN));
    }

    private static boolean isTwin(String name) {
        return name.contains(TWIN);
    }

    private static long forbidden(List<TestResult> results) {
        return results.stream()
                .flatMap(result -> result.grading().gradingResults.values().stream())
                .filter(outcome -> outcome.expect == Expect.FORBIDDEN)
                .mapToLong((GradingResult outcome) -> outcome.count)
                .sum();
    }

    private static String described(TestResult result) {
        return result.getName() + " " + result.getConfig().jvmArgs + " " + result.getMessages();
    }
}
