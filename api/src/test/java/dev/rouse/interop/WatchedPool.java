package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.task.ThreadWaker;
import dev.rouse.testing.TestContext;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A pool of which tests see every thread, and of which no thread is left after a test. */
abstract class WatchedPool {

    static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    final List<Gate> gates = new ArrayList<>();
    @Nullable BlockingPool pool;

    /** Work that says when it has begun and waits until it may end. */
    final class Gate {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);
        final AtomicReference<Thread> thread = new AtomicReference<>();
        final Future<Thread> future;

        Gate(BlockingPool on) {
            future = on.run(this::work);
            gates.add(this);
        }

        private Thread work() throws InterruptedException {
            thread.set(Thread.currentThread());
            begun.countDown();
            open.await();
            return Thread.currentThread();
        }

        Gate begin() throws Exception {
            assertThat(future.poll(new TestContext())).isSameAs(Poll.pending());
            begun.await();
            return this;
        }

        Thread end() throws Exception {
            open.countDown();
            return await(future);
        }
    }

    static <T> T await(Future<T> future) throws Exception {
        Spawner none =
                new Spawner() {
                    @Override
                    public <S extends @Nullable Object> dev.rouse.JoinHandle<S> spawn(
                            Future<S> spawned, @Nullable String name) {
                        throw new AssertionError("nothing is spawned here");
                    }
                };
        return ThreadWaker.blockOn(future, none, Timer.none());
    }

    BlockingPool.Builder builder() {
        ThreadFactory factory =
                work -> {
                    Thread thread = new Thread(work, "test-" + (threads.size() + 1));
                    threads.add(thread);
                    return thread;
                };
        return BlockingPool.builder()
                .name("test")
                .keepAlive(FOREVER)
                .threadFactory(factory)
                .uncaughtHandler((thread, failure) -> uncaught.add(failure));
    }

    BlockingPool keep(BlockingPool.Builder builder) {
        BlockingPool built = builder.build();
        pool = built;
        return built;
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        gates.forEach(gate -> gate.open.countDown());
        if (pool != null) {
            assertThat(pool.close(FOREVER)).isTrue();
            assertThat(pool.metrics().threads()).isZero();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
