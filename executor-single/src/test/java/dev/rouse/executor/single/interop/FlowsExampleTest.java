package dev.rouse.executor.single.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.BlockingIterator;
import dev.rouse.Executor;
import dev.rouse.Scope;
import dev.rouse.Streams;
import dev.rouse.interop.Flows;
import dev.rouse.testing.DocExample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Publishers and iterators of docs/interop.md. */
class FlowsExampleTest {

    private static final Path SOURCE =
            Path.of("src/test/java/dev/rouse/executor/single/interop/FlowsExampleTest.java");

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("../docs/interop.md")))
                .contains(DocExample.in(SOURCE));
    }

    @Test
    void whatIsPublishedIsRead() throws Exception {
        try (Executor executor = Executor.create("single")) {
            // example
            Publisher<Integer> numbers =
                    Flows.toPublisher(executor, () -> Streams.iterate(1, n -> n + 1));
            List<Integer> read = executor.blockOn(Flows.toStream(numbers).take(3).toList());
            // end of example
            assertThat(read).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aPublisherWithThreadsOfItsOwnLosesNothing() throws Exception {
        List<Integer> sent = IntStream.range(0, 10_000).boxed().toList();
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
        try (Executor executor = Executor.create("single")) {
            Thread sender =
                    new Thread(
                            () -> {
                                try (publisher) {
                                    sent.forEach(publisher::submit);
                                }
                            });
            Publisher<Integer> numbers =
                    subscriber -> {
                        publisher.subscribe(subscriber);
                        sender.start();
                    };
            List<Integer> read = executor.blockOn(Flows.toStream(numbers, 16).toList());
            sender.join();
            assertThat(read).isEqualTo(sent);
        }
    }

    @Test
    void aThreadThatMayBlockReadsAnIterator() {
        List<Integer> read = new ArrayList<>();
        try (Executor executor = Executor.create("single");
                BlockingIterator<Integer> numbers =
                        Streams.toIterator(executor, Streams.iterate(1, n -> n + 1).take(3))) {
            numbers.forEachRemaining(read::add);
        }
        assertThat(read).containsExactly(1, 2, 3);
    }

    @Test
    void aScopeRunsOnARealExecutor() throws Exception {
        try (Executor executor = Executor.create("single")) {
            String both =
                    executor.blockOn(
                            Scope.run(
                                    scope ->
                                            scope.spawn(Streams.once("a").toList())
                                                    .join(
                                                            scope.spawn(Streams.once("b").toList()),
                                                            (a, b) -> a.get(0) + b.get(0))));
            assertThat(both).isEqualTo("ab");
        }
    }
}
