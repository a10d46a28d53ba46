package dev.rouse.executor.workstealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.JoinHandle;
import dev.rouse.interop.Blocking;
import dev.rouse.interop.BlockingPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Work that blocks has threads of its own, which end with the executor. */
class BlockingWorkTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());

    private WorkStealingExecutor.Builder builder() {
        return WorkStealingExecutor.builder()
                .workers(1)
                .uncaughtHandler((task, failure) -> uncaught.add(failure));
    }

    @Test
    void blockingWorkLeavesTheOnlyWorkerFree() throws Exception {
        try (WorkStealingExecutor executor = builder().build()) {
            JoinHandle<String> waits =
                    executor.spawn(
                            Blocking.run(
                                    () -> {
                                        release.await();
                                        return Thread.currentThread().getName();
                                    }));
            executor.blockOn(executor.spawn(Blocking.run(() -> 1)));
            assertThat(executor.metrics().blocking().running()).isEqualTo(1);
            release.countDown();
            assertThat(executor.<String>blockOn(waits)).startsWith("rouse-worker-blocking-");
            assertThat(executor.metrics().blocking().completed()).isEqualTo(2);
        }
    }

    @Test
    void closeWaitsForWorkThatRunsAndCancelsWhatDoesNot() throws Exception {
        WorkStealingExecutor executor =
                builder().blocking(BlockingPool.builder().maxThreads(1).build()).build();
        CountDownLatch runs = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean ranQueued = new AtomicBoolean();
        executor.spawn(
                Blocking.run(
                        () -> {
                            runs.countDown();
                            release.await();
                            ended.set(true);
                            return "";
                        }));
        runs.await();
        JoinHandle<Object> queued =
                executor.spawn(
                        Blocking.run(
                                () -> {
                                    ranQueued.set(true);
                                    return "";
                                }));
        while (executor.metrics().blocking().queued() == 0) {
            Thread.onSpinWait();
        }
        Thread closer = new Thread(executor::close);
        closer.start();
        while (!queued.isFinished()) {
            Thread.onSpinWait();
        }
        assertThat(executor.isClosed()).isFalse();
        release.countDown();
        closer.join();
        assertThat(executor.isClosed()).isTrue();
        assertThat(ended).isTrue();
        assertThat(ranQueued).isFalse();
        try (WorkStealingExecutor other = builder().build()) {
            assertThatThrownBy(() -> other.blockOn(queued))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(uncaught).isEmpty();
    }

    @Test
    void closeGivesUpOnWorkThatNeverReturnsAndReportsItBefore() throws Exception {
        for (int round = 0; round < 20; round++) {
            uncaught.clear();
            giveUp(builder().closeTimeout(Duration.ofMillis(30)).build());
        }
        release.countDown();
    }

    private void giveUp(WorkStealingExecutor executor) throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(1);
        executor.spawn(
                Blocking.run(
                        () -> {
                            runs.countDown();
                            release.await();
                            return "";
                        }));
        runs.await();
        while (executor.metrics().asleep() == 0) { // or the worker would be reported as well
            Thread.onSpinWait();
        }
        executor.close();
        assertThat(executor.isClosed()).isTrue();
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.get(0).getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(getClass().getName()));
    }
}
