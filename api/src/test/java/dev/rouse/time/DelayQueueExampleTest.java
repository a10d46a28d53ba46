package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page of {@link DelayQueue} shows. */
class DelayQueueExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/time/DelayQueue.java")))
                .contains(
                        DocExample.in(
                                Path.of(
                                        "src/test/java/dev/rouse/time/DelayQueueExampleTest.java")));
    }

    @Test
    void resetKeepsTheSession() {
        // example
        DelayQueue<String> idle = new DelayQueue<>();
        DelayQueue.Key<String> session = idle.insert("session", Duration.ofMinutes(5));
        idle.reset(session, Duration.ofMinutes(10)); // it was used
        // end of example
        TestContext cx = new TestContext();
        assertThat(idle.pollNext(cx).isPending()).isTrue();
        cx.timer.advance(Duration.ofMinutes(9).toNanos());
        assertThat(idle.pollNext(cx).isPending()).isTrue();
        cx.timer.advance(Duration.ofMinutes(1).toNanos());
        assertThat(idle.pollNext(cx).isPending()).isFalse();
    }
}
