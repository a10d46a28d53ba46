package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.DocExample;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The chain that docs/futures.md shows. */
class FuturesPageExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("../docs/futures.md")))
                .contains(
                        DocExample.in(
                                Path.of("src/test/java/dev/rouse/FuturesPageExampleTest.java")));
    }

    @Test
    void itFallsBackToTheCacheAndCleansUp() throws Exception {
        AtomicInteger open = new AtomicInteger(1);
        Future<String> primary = Futures.failed(new Exception());
        Probe<String> mirror = Probe.pending();
        // example
        Future<String> quickest =
                Futures.raceOk(List.of(primary, mirror)) // the first that works
                        .timeout(Duration.ofSeconds(2))
                        .recover(TimeoutException.class, late -> "cached")
                        .onEnd(() -> open.decrementAndGet());
        // end of example
        TestContext cx = new TestContext();
        assertThat(quickest.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(2_000_000_000);
        assertThat(quickest.poll(cx)).isEqualTo(Poll.ready("cached"));
        assertThat(mirror.drops).isEqualTo(1);
        assertThat(open).hasValue(0);
    }
}
