package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.Future;
import dev.rouse.Waker;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Closing a pool waits for what runs, tells what is stuck, and refuses what comes later. */
class BlockingPoolCloseTest extends WatchedPool {

    @Test
    void closeWaitsForWhatRuns() throws Exception {
        BlockingPool elastic = keep(builder());
        Gate gate = new Gate(elastic).begin();
        AtomicReference<Boolean> answer = new AtomicReference<>();
        Thread closer = new Thread(() -> answer.set(elastic.close(FOREVER)));
        closer.start();
        while (catchThrowable(() -> elastic.run(() -> 1).poll(new TestContext())) == null) {
            Thread.yield(); // until it is closed
        }
        assertThat(answer.get()).isNull();
        gate.end();
        closer.join();
        assertThat(answer.get()).isTrue();
        assertThat(elastic.metrics().threads()).isZero();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void aStuckThreadIsReportedWithNameAndStack() throws Exception {
        BlockingPool elastic = keep(builder());
        Gate gate = new Gate(elastic).begin();
        assertThat(elastic.close(Duration.ofMillis(1))).isFalse();
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.remove())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("thread \"test-1\"")
                .hasMessageContaining("PT0.001S")
                .hasMessageContaining("blocking pool \"test\"")
                .satisfies(
                        stuck ->
                                assertThat(stuck.getStackTrace())
                                        .anyMatch(
                                                frame ->
                                                        frame.getClassName()
                                                                        .equals(
                                                                                Gate.class
                                                                                        .getName())
                                                                && frame.getMethodName()
                                                                        .equals("work")));
        assertThat(gate.end()).isSameAs(threads.element());
    }

    @Test
    void closeEndsIdleThreads() throws Exception {
        BlockingPool elastic = keep(builder());
        Thread idle = await(elastic.run(Thread::currentThread));
        assertThat(elastic.close(FOREVER)).isTrue();
        idle.join();
    }

    @Test
    void workMayCloseItsOwnPool() throws Exception {
        BlockingPool elastic = keep(builder());
        assertThat(await(elastic.run(() -> elastic.close(FOREVER)))).isTrue();
    }

    @Test
    void workKnowsThatItsThreadIsOneOfThePool() throws Exception {
        BlockingPool elastic = keep(builder());
        assertThat(await(elastic.run(elastic::isPoolThread))).isTrue();
        assertThat(await(elastic.run(BlockingPool.shared()::isPoolThread))).isFalse();
        assertThat(elastic.isPoolThread()).isFalse();
    }

    @Test
    void twoThatCloseTheirPoolDoNotWaitForEachOther() throws Exception {
        BlockingPool elastic = keep(builder());
        CountDownLatch both = new CountDownLatch(3); // and the test, which polls them first
        List<Future<Boolean>> closers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            closers.add(
                    elastic.run(
                            () -> {
                                both.countDown();
                                both.await();
                                return elastic.close(FOREVER);
                            }));
            closers.get(i).poll(new TestContext());
        }
        both.countDown();
        for (Future<Boolean> closer : closers) {
            assertThat(await(closer)).isTrue();
        }
    }

    /**
     * A second close, here in the waker of the first that is refused, finds all of them refused.
     */
    @Test
    void whenCloseReturnsAllThatWasQueuedHasFailedWhoeverClosed() throws Exception {
        BlockingPool elastic = keep(builder().maxThreads(1));
        Gate gate = new Gate(elastic).begin();
        Future<Integer> first = elastic.run(() -> 1);
        Future<Integer> second = elastic.run(() -> 2);
        List<Throwable> outcomes = new ArrayList<>();
        Waker closing =
                () -> {
                    elastic.close(Duration.ZERO);
                    outcomes.add(catchThrowable(() -> second.poll(new TestContext())));
                };
        first.poll(new TestContext().withWaker(closing));
        second.poll(new TestContext());
        assertThat(elastic.close(Duration.ZERO)).as("the gate is shut").isFalse();
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0)).isInstanceOf(CancellationException.class);
        gate.end();
    }

    @Test
    void anInterruptDoesNotEndTheWaitOfClose() throws Exception {
        BlockingPool elastic = keep(builder());
        Gate gate = new Gate(elastic).begin();
        AtomicBoolean kept = new AtomicBoolean();
        Thread closer =
                new Thread(
                        () -> {
                            Thread.currentThread().interrupt();
                            elastic.close(FOREVER);
                            kept.set(Thread.interrupted() && gate.open.getCount() == 0);
                        });
        closer.start();
        while (catchThrowable(() -> elastic.run(() -> 1).poll(new TestContext())) == null) {
            Thread.yield(); // until it is closed
        }
        gate.end();
        closer.join();
        assertThat(kept).isTrue();
    }

    @Test
    void theSharedPoolRunsOnDaemonsAndCannotBeClosed() throws Exception {
        Thread thread = await(BlockingPool.shared().run(Thread::currentThread));
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("rouse-blocking-shared-");
        assertThatThrownBy(BlockingPool.shared()::close)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("BlockingPool.builder()");
        assertThat(await(BlockingPool.shared().run(() -> 5))).isEqualTo(5);
    }

    @Test
    void closedThenPolledIsCancelled() {
        BlockingPool closed = keep(builder());
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.run(() -> 1).poll(new TestContext()))
                .isInstanceOf(CancellationException.class);
        assertThat(threads).isEmpty();
    }
}
