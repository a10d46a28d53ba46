package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The first example of the documentation is a complete executor. */
class TinyExecutorTest {

    private static final Path SOURCE = Path.of("src/test/java/dev/rouse/task/TinyExecutor.java");

    private final TinyExecutor executor = new TinyExecutor();

    @Test
    void itIsTheOneInTheDocumentation() {
        String example = DocExample.in(SOURCE);
        assertThat(DocExample.textOf(Path.of("../ARCHITECTURE.md"))).contains(example);
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/task/Scheduler.java")))
                .contains(example);
        assertThat(example.lines().count()).isLessThan(25);
    }

    @Test
    void itRunsTasksThatWaitForEachOther() throws Exception {
        Oneshot<String> channel = Oneshot.create();
        JoinHandle<Integer> length = executor.spawn(channel.receiver().map(String::length));
        executor.spawn(Futures.yieldNow().map(v -> channel.sender().send("four")));
        executor.run();
        assertThat(length.poll(new TestContext())).isEqualTo(Poll.ready(4));
    }

    @Test
    void itAborts() {
        Probe<String> future = Probe.pending();
        JoinHandle<String> task = executor.spawn(future, "waits for ever");
        executor.run();
        task.abort();
        executor.run();
        assertThat(future.drops).isEqualTo(1);
        assertThat(task.name()).isEqualTo("waits for ever");
    }

    @Test
    void itLetsTasksSpawnTasks() throws Exception {
        JoinHandle<String> outer =
                executor.spawn(
                        Futures.pollFn(cx -> Poll.ready(cx.spawner().spawn(Futures.ready("inner"))))
                                .then(handle -> handle));
        executor.run();
        assertThat(outer.poll(new TestContext())).isEqualTo(Poll.ready("inner"));
    }
}
