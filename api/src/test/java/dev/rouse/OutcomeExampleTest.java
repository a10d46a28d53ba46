package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.DocExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of {@link Outcome} shows. */
class OutcomeExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/Outcome.java")))
                .contains(
                        DocExample.in(Path.of("src/test/java/dev/rouse/OutcomeExampleTest.java")));
    }

    @Test
    void itLogsTheFailure() throws Exception {
        List<String> log = new ArrayList<>();
        Future<Outcome<String>> reply = Futures.<String>failed(new Exception("broken")).catching();
        Outcome<String> outcome = ((Poll.Ready<Outcome<String>>) reply.nowOrNever()).value();
        // example
        if (outcome instanceof Outcome.Failure<String> failed) {
            log.add("no reply: " + failed.failure().getMessage());
        }
        // end of example
        assertThat(log).containsExactly("no reply: broken");
    }
}
