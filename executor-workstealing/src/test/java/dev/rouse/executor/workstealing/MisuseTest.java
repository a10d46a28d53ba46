package dev.rouse.executor.workstealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Futures;
import dev.rouse.interop.BlockingPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings and calls that make no sense get an exception that says why. */
class MisuseTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 16_385, Integer.MAX_VALUE})
    void numberOfWorkersIsChecked(int workers) {
        assertThatThrownBy(() -> WorkStealingExecutor.builder().workers(workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(workers));
    }

    @Test
    void negativeDurationsAreRefused() {
        WorkStealingExecutor.Builder builder = WorkStealingExecutor.builder();
        Duration negative = Duration.ofNanos(-1);
        assertThatThrownBy(() -> builder.closeTimeout(negative))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.parkAfter(negative))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.onBlocked(negative, blocked -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Closing it would throw, on a thread where nobody expects it. */
    @Test
    void sharedBlockingPoolIsRefused() {
        assertThatThrownBy(() -> WorkStealingExecutor.builder().blocking(BlockingPool.shared()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BlockingPool.builder()");
    }

    @Test
    void throwingThreadFactoryLeavesNoThreadBehind() {
        List<Thread> made = new ArrayList<>();
        RuntimeException failure = new RuntimeException("no more threads");
        WorkStealingExecutor.Builder builder =
                WorkStealingExecutor.builder()
                        .workers(3)
                        .threadFactory(
                                work -> {
                                    if (made.size() == 2) {
                                        throw failure;
                                    }
                                    made.add(new Thread(work));
                                    return made.get(made.size() - 1);
                                });
        assertThatThrownBy(builder::build).isSameAs(failure);
        assertThat(made).hasSize(2).allMatch(thread -> thread.getState() == Thread.State.NEW);
    }

    /** The second thread has been started by somebody else, so starting it fails. */
    @Test
    void threadThatCannotBeStartedEndsThoseThatWere() throws Exception {
        List<Thread> made = new ArrayList<>();
        WorkStealingExecutor.Builder builder =
                WorkStealingExecutor.builder()
                        .workers(2)
                        .threadFactory(
                                work -> {
                                    Thread thread =
                                            made.isEmpty() ? new Thread(work) : new Thread();
                                    made.add(thread);
                                    if (made.size() == 2) {
                                        thread.start();
                                    }
                                    return thread;
                                });
        assertThatThrownBy(builder::build).isInstanceOf(IllegalThreadStateException.class);
        for (Thread thread : made) {
            thread.join();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // null is the misuse
    void threadFactoryThatAnswersNullIsNamed() {
        WorkStealingExecutor.Builder builder =
                WorkStealingExecutor.builder().workers(1).threadFactory(work -> null);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ThreadFactory answered null")
                .hasMessageContaining("rouse-worker-0");
    }

    @Test
    void blockOnInsideATaskIsRefusedAndNamesTheTask() {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(1).build()) {
            assertThatThrownBy(
                            () ->
                                    executor.blockOn(
                                            executor.spawn(
                                                    Futures.lazy(
                                                            () ->
                                                                    executor.blockOn(
                                                                            Futures.ready(1))),
                                                    "outer")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("blockOn() from inside a task")
                    .hasMessageContaining("\"outer\"");
        }
    }

    /** The other pool has workers of its own, so only this one's thread is kept waiting. */
    @Test
    void blockOnOfAnotherExecutorIsAllowed() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        try (WorkStealingExecutor outer = WorkStealingExecutor.builder().workers(1).build();
                WorkStealingExecutor inner = WorkStealingExecutor.builder().workers(1).build()) {
            outer.blockOn(
                    outer.spawn(
                            Futures.lazy(
                                    () -> {
                                        int one = inner.blockOn(inner.spawn(Futures.ready(1)));
                                        return answered.addAndGet(one);
                                    })));
        }
        assertThat(answered).hasValue(1);
    }

    @Test
    @SuppressWarnings("NullAway") // null is the misuse
    void nullFuturesAreRefused() {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(1).build()) {
            assertThatThrownBy(() -> executor.spawn(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> executor.blockOn(null))
                    .isInstanceOf(NullPointerException.class);
        }
    }
}
