package dev.rouse.executor.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Executor;
import dev.rouse.FuturesUnordered;
import dev.rouse.Stream;
import dev.rouse.Streams;
import dev.rouse.channel.Oneshot;
import dev.rouse.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams on an executor with threads and a clock of its own. */
class StreamsTest {

    @Test
    void aSetOfFuturesThatAnotherThreadAnswersLosesNone() throws Exception {
        int many = 10_000;
        List<Oneshot<Integer>> channels = new ArrayList<>();
        FuturesUnordered<Integer> set = new FuturesUnordered<>();
        for (int i = 0; i < many; i++) {
            Oneshot<Integer> channel = Oneshot.create();
            channels.add(channel);
            set.push(channel.receiver());
        }
        Thread sender =
                new Thread(
                        () -> {
                            for (int i = 0; i < many; i++) {
                                channels.get(i).sender().send(i);
                            }
                        });
        try (Executor executor = Executor.create("single")) {
            sender.start();
            List<Integer> values = executor.blockOn(set.toList());
            assertThat(values)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, many).boxed().toList());
        }
        sender.join();
    }

    @Test
    void aStreamThatNeverWaitsLetsOtherTasksRun() throws Exception {
        try (Executor executor = Executor.create("single")) {
            executor.spawn(Streams.repeat(1).forEach(item -> {}));
            assertThat(executor.blockOn(Streams.repeat(1).take(10L * Task.BUDGET).count()))
                    .isEqualTo(10L * Task.BUDGET);
        }
    }

    @Test
    void anIteratorReadsAStreamFromAThreadThatMayBlock() {
        try (Executor executor = Executor.create("single")) {
            Stream<Long> ticks = Streams.interval(Duration.ofNanos(1)).take(3);
            assertThat(Streams.toJavaStream(executor, ticks)).containsExactly(0L, 1L, 2L);
        }
    }
}
