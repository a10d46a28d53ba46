package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Thread factories and handlers that fail harm nobody but the work at hand. */
class BlockingPoolFactoryTest extends WatchedPool {

    private static final class NoThreads extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aFactoryThatThrowsFailsTheFutureAndThePoolStaysUsable() throws Exception {
        NoThreads reason = new NoThreads();
        AtomicBoolean broken = new AtomicBoolean(true);
        BlockingPool elastic =
                keep(
                        builder()
                                .maxThreads(1)
                                .threadFactory(
                                        work -> {
                                            if (broken.get()) {
                                                throw reason;
                                            }
                                            return new Thread(work);
                                        }));
        Future<Integer> refused = elastic.run(() -> 1);
        TestContext cx = new TestContext();
        assertThatThrownBy(() -> refused.poll(cx))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("no thread could be started for blocking pool \"test\"")
                .hasCause(reason);
        assertThatThrownBy(() -> refused.poll(cx))
                .hasMessageStartingWith("polled after completion");
        assertThat(cx.wakes()).isZero();
        assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(0, 0, 0, 0, 0, 1));
        broken.set(false);
        assertThat(await(elastic.run(() -> 2))).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("NullAway") // a broken factory
    void aFactoryThatAnswersNullFailsTheFuture() {
        BlockingPool elastic = keep(builder().threadFactory(work -> null));
        assertThatThrownBy(() -> elastic.run(() -> 1).poll(new TestContext()))
                .isInstanceOf(RejectedExecutionException.class)
                .hasRootCauseInstanceOf(NullPointerException.class)
                .rootCause()
                .hasMessageStartingWith("the ThreadFactory answered null");
    }

    /** What was queued because a thread was on its way must not wait for that thread for ever. */
    @Test
    void workQueuedBehindAThreadThatNeverCameIsTriedOrRefused() throws Exception {
        AtomicReference<BlockingPool> self = new AtomicReference<>();
        List<Future<Integer>> behind = new ArrayList<>();
        TestContext cx = new TestContext();
        List<String> calls = new ArrayList<>();
        ThreadFactory factory =
                work -> {
                    calls.add("new");
                    if (calls.size() == 1) { // two others come while this thread is on its way
                        for (int i = 0; i < 2; i++) {
                            behind.add(self.get().run(() -> 7));
                            assertPending(behind.get(i), cx);
                        }
                    }
                    if (calls.size() < 3) {
                        throw new NoThreads();
                    }
                    return new Thread(work);
                };
        BlockingPool elastic = keep(builder().maxThreads(1).threadFactory(factory));
        self.set(elastic);
        assertThatThrownBy(() -> elastic.run(() -> 1).poll(cx))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> behind.get(0).poll(cx))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCauseInstanceOf(NoThreads.class);
        assertThat(await(behind.get(1))).isEqualTo(7);
        assertThat(elastic.metrics().cancelled()).isEqualTo(2);
        assertThat(elastic.metrics().completed()).isEqualTo(1);
    }

    private static void assertPending(Future<?> future, TestContext cx) {
        try {
            assertThat(future.poll(cx)).isSameAs(Poll.pending());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFactoryThatStartsTheThreadItselfIsReportedAndTheWorkRuns() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        ThreadFactory factory =
                work -> {
                    Thread thread = new Thread(work);
                    thread.start();
                    try {
                        ran.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return thread;
                };
        BlockingPool elastic = keep(builder().threadFactory(factory));
        Future<Integer> future =
                elastic.run(
                        () -> {
                            ran.countDown();
                            return 5;
                        });
        assertThat(await(future)).isEqualTo(5);
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.element()).hasCauseInstanceOf(IllegalThreadStateException.class);
    }

    @Test
    void aFailureThatCannotBePrintedLeavesTheThreadToThePool() throws Exception {
        BlockingPool elastic =
                keep(
                        builder()
                                .uncaughtHandler(
                                        (thread, failure) -> {
                                            throw new Unprintable();
                                        }));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        Future<Integer> future =
                elastic.run(
                        () -> {
                            begun.countDown();
                            dropped.await();
                            throw new Unprintable();
                        });
        future.poll(new TestContext());
        begun.await();
        future.drop();
        dropped.countDown();
        assertThat(elastic.close(FOREVER)).isTrue();
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw this;
        }
    }

    @Test
    void aHandlerThatThrowsHarmsNobody() throws Exception {
        Queue<Throwable> atThread = new ConcurrentLinkedQueue<>();
        BlockingPool elastic =
                keep(
                        builder()
                                .maxThreads(1)
                                .threadFactory(
                                        work -> {
                                            Thread thread = new Thread(work);
                                            thread.setUncaughtExceptionHandler(
                                                    (on, failure) -> atThread.add(failure));
                                            return thread;
                                        })
                                .uncaughtHandler(
                                        (thread, failure) -> {
                                            throw new IllegalStateException("bad handler");
                                        }));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        IllegalArgumentException failure = new IllegalArgumentException();
        Future<Integer> future =
                elastic.run(
                        () -> {
                            begun.countDown();
                            dropped.await();
                            throw failure;
                        });
        future.poll(new TestContext());
        begun.await();
        future.drop();
        dropped.countDown();
        assertThat(await(elastic.run(() -> 5))).isEqualTo(5);
        assertThat(atThread).containsExactly(failure);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0]).hasMessage("bad handler");
    }
}
