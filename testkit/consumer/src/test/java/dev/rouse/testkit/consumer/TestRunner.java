package dev.rouse.testkit.consumer;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * What a build tool does: runs the classes that it is given, prints what the tests threw, and exits
 * with the number of those that failed.
 */
public final class TestRunner {

    private TestRunner() {}

    /**
     * Runs tests.
     *
     * @param classes their names
     */
    public static void main(String[] classes) {
        List<String> lines = new ArrayList<>();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        for (String name : classes) {
            LauncherFactory.create()
                    .execute(request().selectors(selectClass(name)).build(), listener);
            for (TestExecutionSummary.Failure failure : listener.getSummary().getFailures()) {
                lines.add("FAILED " + failure.getTestIdentifier().getDisplayName());
                lines.add(failure.getException().getMessage());
            }
            lines.add(
                    listener.getSummary().getTestsSucceededCount()
                            + " of "
                            + listener.getSummary().getTestsFoundCount()
                            + " tests succeeded");
        }
        lines.forEach(System.out::println);
        System.exit((int) listener.getSummary().getTestsFailedCount());
    }
}
