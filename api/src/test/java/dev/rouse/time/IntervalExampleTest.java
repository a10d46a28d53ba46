package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page of {@link Interval} shows. */
class IntervalExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/time/Interval.java")))
                .contains(
                        DocExample.in(
                                Path.of("src/test/java/dev/rouse/time/IntervalExampleTest.java")));
    }

    @Test
    void thirdTickIsTwoPeriodsAfterTheFirst() throws Exception {
        // example
        Interval beat = Interval.every(Duration.ofSeconds(1)).onMissed(MissedTickBehavior.SKIP);
        Future<Long> third = beat.tick().then(first -> beat.tick()).then(second -> beat.tick());
        // end of example
        TestContext cx = new TestContext();
        assertThat(third.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(1_000_000_000);
        assertThat(third.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(1_000_000_000);
        assertThat(third.poll(cx)).isEqualTo(Poll.ready(2_000_000_000L));
    }
}
