package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.task.Task;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page of {@link Remote} shows. */
class RemoteExampleTest {

    @Test
    void itIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/Remote.java")))
                .contains(DocExample.in(Path.of("src/test/java/dev/rouse/RemoteExampleTest.java")));
    }

    /** An executor that runs what it has when it is told to. */
    private static final class Pool implements Spawner {
        final QueueScheduler scheduler = new QueueScheduler();

        @Override
        public <T extends @Nullable Object> JoinHandle<T> spawn(
                Future<T> future, @Nullable String name) {
            Task<T> task = Task.create(future, name, scheduler);
            scheduler.schedule(task);
            return task;
        }
    }

    @Test
    void valueComesFromTheOtherExecutor() throws Exception {
        Pool pool = new Pool();
        TestContext cx = new TestContext();
        Future<String> rendering = Futures.yieldNow().map(v -> "picture");
        // example
        Remote<String> remote = rendering.remoteHandle();
        pool.spawn(remote.future());
        Future<Integer> length = remote.handle().map(String::length); // dropping it cancels
        // end of example
        assertThat(length.poll(cx)).isSameAs(Poll.pending());
        pool.scheduler.runAll();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(length.poll(cx)).isEqualTo(Poll.ready(7));
    }
}
