package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.DocExample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page of {@link PollOrder} shows. */
class PollOrderExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/PollOrder.java")))
                .contains(
                        DocExample.in(
                                Path.of("src/test/java/dev/rouse/PollOrderExampleTest.java")));
    }

    private int commands;
    private int ticks;

    private static Future<String> nextCommand() {
        return Futures.ready("command");
    }

    private static Future<Long> nextTick() {
        return Futures.ready(1L);
    }

    private void handle(Poll<Selected<String, Long>> polled) {
        if (((Poll.Ready<Selected<String, Long>>) polled).value() instanceof Selected.First) {
            commands++;
        } else {
            ticks++;
        }
    }

    @Test
    void bothAreServed() throws Exception {
        // example
        PollOrder fair = PollOrder.rotating();
        for (int turn = 0; turn < 10; turn++) {
            handle(Futures.select(fair, nextCommand(), nextTick()).nowOrNever());
        }
        // end of example
        assertThat(commands).isEqualTo(5);
        assertThat(ticks).isEqualTo(5);
    }
}
