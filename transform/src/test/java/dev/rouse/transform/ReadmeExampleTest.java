package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The blocks that README.md and the page of {@code Async} show are compiled and run. */
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

    private static final Path ASYNC = Path.of("../api/src/main/java/dev/rouse/Async.java");

    private static String sample(String name) {
        return DocExample.in(Path.of("src/test/samples/sample/" + name + ".java"));
    }

    @Test
    void streamAndGeneratorAreThoseInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("../README.md"))).contains(sample("Paged"));
        assertThat(DocExample.textOf(ASYNC)).contains(sample("Paged"), sample("Countdown"));
    }

    @Test
    void linesComeOneByOneAndPagesWhenNeeded() throws Exception {
        List<Integer> asked = new ArrayList<>();
        IntFunction<Future<List<String>>> pages =
                i -> {
                    asked.add(i);
                    List<String> page = i < 2 ? List.of("line " + i + "a", "b") : List.of();
                    return Futures.yieldNow().map(none -> page);
                };
        Stream<?> lines =
                (Stream<?>)
                        SampleClasses.all("-g")
                                .transformed()
                                .loadClass("sample.Paged")
                                .getMethod("example", IntFunction.class)
                                .invoke(null, pages);
        TestContext cx = new TestContext();
        for (int i = 0; i < 2; i++) {
            assertThat(lines.pollNext(cx)).isSameAs(PollNext.pending());
            assertThat(asked).hasSize(i + 1);
            assertThat(lines.pollNext(cx)).isEqualTo(PollNext.item("line " + i + "a"));
            assertThat(lines.pollNext(cx)).isEqualTo(PollNext.item("b"));
        }
        assertThat(lines.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(lines.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void generatorIsReadAsItsPageShows() throws Exception {
        assertThat(DocExample.textOf(Path.of("../api/src/main/java/dev/rouse/Generator.java")))
                .contains(sample("Shown"));
        Object shown =
                SampleClasses.all("-g")
                        .transformed()
                        .loadClass("sample.Shown")
                        .getMethod("example")
                        .invoke(null);
        assertThat(shown).isEqualTo(List.of(3, 2, 1));
    }

    @Test
    void countdownYieldsNumbersAndEndsWithAWord() throws Exception {
        Generator<?, ?> countdown =
                (Generator<?, ?>)
                        SampleClasses.all("-g")
                                .transformed()
                                .loadClass("sample.Countdown")
                                .getMethod("example", int.class)
                                .invoke(null, 3);
        for (int i = 3; i > 0; i--) {
            assertThat(countdown.resume()).isEqualTo(new GeneratorState.Yielded<>(i));
        }
        assertThat(countdown.resume()).isEqualTo(new GeneratorState.Complete<>("lift-off"));
    }
}
