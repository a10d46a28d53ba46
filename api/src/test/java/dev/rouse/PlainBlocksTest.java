package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.TestContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams and generators of blocks that are suspended nowhere, which nobody has to compile. */
class PlainBlocksTest {

    private final TestContext cx = new TestContext();
    private final List<String> log = new ArrayList<>();

    @Test
    void streamRunsAtItsFirstPollAndIsDone() throws Exception {
        Stream<String> stream = Async.stream(() -> log.add("ran"));
        assertThat(stream).hasToString("PlainStream");
        assertThat(log).isEmpty();
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(log).containsExactly("ran");
        stream.drop();
        assertThat(stream).hasToString("PlainStream[completed]");
        assertThatThrownBy(() -> stream.pollNext(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after completion");
        assertThat(log).hasSize(1);
    }

    @Test
    void streamFailsWithWhatItsBlockThrows() {
        Stream<String> stream =
                Async.stream(
                        () -> {
                            throw new IOException("failed");
                        });
        assertThatThrownBy(() -> stream.pollNext(cx)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> stream.pollNext(cx))
                .hasMessageContaining("polled after completion");
    }

    @Test
    void droppedStreamNeverRuns() {
        Stream<String> stream = Async.stream(() -> log.add("ran"));
        stream.drop();
        stream.drop();
        assertThat(stream).hasToString("PlainStream[dropped]");
        assertThatThrownBy(() -> stream.pollNext(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after drop");
        assertThat(log).isEmpty();
    }

    @Test
    void generatorRunsAtItsFirstResumeAndIsComplete() throws Exception {
        Generator<Integer, Boolean> generator = Async.generator(() -> log.add("ran"));
        assertThat(generator).hasToString("PlainGenerator");
        assertThat(log).isEmpty();
        assertThat(generator.resume()).isEqualTo(new GeneratorState.Complete<>(true));
        generator.close();
        assertThat(generator).hasToString("PlainGenerator[completed]");
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("resumed after completion");
        assertThat(log).containsExactly("ran");
    }

    @Test
    void generatorIsOverWhenItsBlockThrows() {
        Generator<Integer, String> generator =
                Async.generator(
                        () -> {
                            throw new IOException("failed");
                        });
        assertThatThrownBy(generator::resume).isInstanceOf(IOException.class);
        assertThatThrownBy(generator::resume).hasMessageContaining("resumed after completion");
    }

    @Test
    void closedGeneratorNeverRuns() {
        Generator<Integer, Boolean> generator = Async.generator(() -> log.add("ran"));
        generator.close();
        generator.close();
        assertThat(generator).hasToString("PlainGenerator[closed]");
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("resumed after close");
        assertThat(log).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void blocksMustNotBeNull() {
        assertThatThrownBy(() -> Async.stream(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("block");
        assertThatThrownBy(() -> Async.generator(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("block");
    }
}
