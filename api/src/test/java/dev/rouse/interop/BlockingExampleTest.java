package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.task.ThreadWaker;
import dev.rouse.testing.DocExample;
import dev.rouse.time.Timer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offload that the page of {@link Blocking} shows. */
class BlockingExampleTest {

    private static Future<Integer> lines(Path file) {
        // example
        Future<Integer> lines =
                Blocking.run(() -> Files.readAllLines(file)) // on a thread of the pool
                        .map(List::size); // on the executor again
        // end of example
        return lines;
    }

    @Test
    void itIsTheOneInTheDocumentation() {
        String example =
                DocExample.in(Path.of("src/test/java/dev/rouse/interop/BlockingExampleTest.java"));
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/interop/Blocking.java")))
                .contains(example);
    }

    @Test
    void itCountsLines(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("poem"), "one\ntwo\nthree\n");
        Spawner spawner =
                new Spawner() {
                    @Override
                    public <T extends @Nullable Object> JoinHandle<T> spawn(
                            Future<T> future, @Nullable String name) {
                        throw new AssertionError("nothing is spawned here");
                    }
                };
        assertThat(ThreadWaker.blockOn(lines(file), spawner, Timer.none())).isEqualTo(3);
    }
}
