package dev.rouse.executor.single.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/**
 * Runs the TCK of Reactive Streams, which is made of TestNG tests. It skips the rules that it calls
 * untested, which it cannot check from outside, and no other.
 */
class ReactiveStreamsTckTest {

    /** How long the TCK waits for a signal that must come, and for one that must not. */
    static final long TIMEOUT_MILLIS = 250;

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
