package dev.rouse.executor.single.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/**
 * Runs the TCK of Reactive Streams, which is made of TestNG tests. It skips the rules that it calls
 * untested, which it cannot check from outside, and no other.
 */
class ReactiveStreamsTckTest {

    /** How long the TCK waits for what must come, if that is what it takes. */
    private static final long MUST_COME_MILLIS = 60_000;

    /** How long the TCK waits, each time, for a signal that must not come. */
    private static final long MUST_NOT_COME_MILLIS = 250;

    /** How often it looks, where it does not wait to be told. */
    private static final long LOOK_MILLIS = 10;

    static TestEnvironment environment() {
        return new TestEnvironment(MUST_COME_MILLIS, MUST_NOT_COME_MILLIS, LOOK_MILLIS);
    }

    @ParameterizedTest
    @CsvSource({
        "dev.rouse.executor.single.tck.PublisherRules, 31",
        "dev.rouse.executor.single.tck.SubscriberRules, 11"
    })
    void noRuleIsBroken(Class<?> rules, int atLeastPassed) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG testng = new TestNG(false);
        testng.setUseDefaultListeners(false);
        testng.setVerbose(0);
        testng.setTestClasses(new Class<?>[] {rules});
        testng.addListener(results);
        testng.run();
        List<String> broken = new ArrayList<>();
        for (ITestResult failed : results.getFailedTests()) {
            broken.add(failed.getName() + ": " + failed.getThrowable());
        }
        for (ITestResult failed : results.getConfigurationFailures()) {
            broken.add(failed.getName() + ": " + failed.getThrowable());
        }
        assertThat(broken).isEmpty();
        assertThat(results.getSkippedTests())
                .allSatisfy(skipped -> assertThat(skipped.getName()).startsWith("untested_"));
        assertThat(results.getPassedTests()).hasSizeGreaterThanOrEqualTo(atLeastPassed);
    }
}
