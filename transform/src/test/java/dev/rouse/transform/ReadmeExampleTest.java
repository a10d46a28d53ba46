package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The async block that README.md shows is compiled and run. */
class ReadmeExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("../README.md")))
                .contains(DocExample.in(Path.of("src/test/samples/sample/Greeting.java")));
    }

    @Test
    void itWaitsForTheNameAndThenThreeTimes() throws Exception {
        Oneshot<String> name = Oneshot.create();
        Future<?> greeting =
                (Future<?>)
                        SampleClasses.all("-g")
                                .transformed()
                                .loadClass("sample.Greeting")
                                .getMethod("example", Future.class)
                                .invoke(null, name.receiver());
        TestContext cx = new TestContext();
        assertThat(greeting.poll(cx)).isSameAs(Poll.pending());
        assertThat(greeting.toString()).startsWith("Greeting.java:15 awaiting Oneshot");
        name.sender().send("Rouse");
        for (int i = 0; i < 3; i++) {
            assertThat(greeting.poll(cx)).isSameAs(Poll.pending());
            assertThat(greeting.toString()).startsWith("Greeting.java:17 awaiting Sleep");
            cx.timer.advance(10_000_000);
        }
        assertThat(greeting.poll(cx)).isEqualTo(Poll.ready("Hello, Rouse"));
    }
}
