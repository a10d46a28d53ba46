package dev.rouse.executor.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Executor;
import dev.rouse.JoinHandle;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.DocExample;
import dev.rouse.time.Sleep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The program that README.md shows. */
class ReadmeExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        Path source = Path.of("src/test/java/dev/rouse/executor/single/ReadmeExampleTest.java");
        assertThat(DocExample.textOf(Path.of("../README.md"))).contains(DocExample.in(source));
    }

    @Test
    void itPrintsTheLength() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            main();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("12");
    }

    private static void main() throws Exception {
        // example
        try (Executor executor = Executor.create()) {
            Oneshot<String> reply = Oneshot.create();
            JoinHandle<Integer> length = executor.spawn(reply.receiver().map(String::length));
            executor.spawn(
                    Sleep.sleep(Duration.ofMillis(10))
                            .map(v -> reply.sender().send("Hello, Rouse")));
            System.out.println(executor.blockOn(length)); // 12
        }
        // end of example
    }
}
