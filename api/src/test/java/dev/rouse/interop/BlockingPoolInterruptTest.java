package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.testing.TestContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A drop interrupts work that allows it, and nothing else. */
class BlockingPoolInterruptTest extends WatchedPool {

    @Test
    void dropInterruptsWhatRunsInterruptibly() throws Exception {
        BlockingPool elastic = keep(builder().maxThreads(1));
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Future<Integer> future =
                elastic.runInterruptibly(
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                                return 1;
                            } catch (InterruptedException e) {
                                interrupted.set(true);
                                throw e;
                            }
                        });
        future.poll(new TestContext());
        begun.await();
        future.drop();
        assertThat(await(elastic.run(Thread::interrupted))).isFalse();
        assertThat(interrupted).isTrue();
        assertThat(uncaught).isEmpty(); // it was asked for
        assertThat(elastic.metrics().completed()).isEqualTo(2);
    }

    @Test
    void otherFailuresOfInterruptedWorkAreReported() throws Exception {
        BlockingPool elastic = keep(builder().maxThreads(1));
        CountDownLatch begun = new CountDownLatch(1);
        IllegalStateException failure = new IllegalStateException();
        Future<Integer> future =
                elastic.runInterruptibly(
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                                return 1;
                            } catch (InterruptedException e) {
                                throw failure;
                            }
                        });
        future.poll(new TestContext());
        begun.await();
        future.drop();
        await(elastic.run(() -> 1));
        assertThat(uncaught).containsExactly(failure);
    }

    @Test
    void dropDoesNotInterruptWhatMerelyRuns() throws Exception {
        BlockingPool elastic = keep(builder().maxThreads(1));
        Gate gate = new Gate(elastic).begin();
        gate.future.drop();
        gate.open.countDown();
        await(elastic.run(() -> 1));
        assertThat(uncaught).isEmpty(); // Gate would have failed
        assertThat(elastic.metrics().completed()).isEqualTo(2);
    }

    @Test
    void anInterruptThatTheWorkDoesNotNoticeGoesNoFurther() throws Exception {
        BlockingPool elastic = keep(builder().maxThreads(1));
        for (int i = 0; i < 1000; i++) {
            Future<Integer> future = elastic.runInterruptibly(() -> 1);
            future.poll(new TestContext());
            future.drop(); // before, during or after its run
            assertThat(await(elastic.run(Thread::interrupted))).isFalse();
        }
        assertThat(uncaught).isEmpty();
        BlockingMetrics counts = elastic.metrics();
        assertThat(counts.completed() + counts.cancelled()).isEqualTo(2000);
    }
}
