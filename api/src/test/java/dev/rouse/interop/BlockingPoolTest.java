package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which threads there are, what becomes of them, and of what goes wrong with them. */
class BlockingPoolTest {

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final List<Gate> gates = new ArrayList<>();
    private @Nullable BlockingPool pool;

    /** Work that says when it has begun and waits until it may end. */
    private final class Gate {
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

    private static <T> T await(Future<T> future) throws Exception {
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

    private BlockingPool.Builder builder() {
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

    private BlockingPool keep(BlockingPool.Builder builder) {
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

    // ---- elastic ----

    @Test
    void aThreadIsStartedOnlyWhenNoneIsIdle() throws Exception {
        BlockingPool elastic = keep(builder());
        Thread first = await(elastic.run(Thread::currentThread));
        for (int i = 0; i < 100; i++) {
            assertThat(await(elastic.run(Thread::currentThread))).isSameAs(first);
        }
        assertThat(threads).containsExactly(first);
        assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(1, 1, 0, 0, 101, 0));
        Gate busy = new Gate(elastic).begin();
        assertThat(await(elastic.run(Thread::currentThread))).isNotSameAs(first);
        assertThat(threads).hasSize(2);
        busy.end();
        assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(2, 2, 0, 0, 103, 0));
    }

    @Test
    void whatBecameIdleLastIsUsedFirst() throws Exception {
        BlockingPool elastic = keep(builder());
        Gate one = new Gate(elastic).begin();
        Gate two = new Gate(elastic).begin();
        Gate three = new Gate(elastic).begin();
        Thread early = two.end();
        Thread late = one.end();
        assertThat(new Gate(elastic).begin().thread.get()).isSameAs(late);
        assertThat(new Gate(elastic).begin().thread.get()).isSameAs(early);
        assertThat(threads).hasSize(3);
        three.end();
    }

    @Test
    void noMoreThreadsThanAllowedAndTheRestWaits() throws Exception {
        BlockingPool elastic = keep(builder().maxThreads(2));
        Gate one = new Gate(elastic).begin();
        Gate two = new Gate(elastic).begin();
        Gate three = new Gate(elastic);
        three.future.poll(new TestContext());
        assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(2, 0, 2, 1, 0, 0));
        Thread freed = two.end();
        three.begun.await();
        assertThat(three.thread.get()).isSameAs(freed);
        assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(2, 0, 2, 0, 1, 0));
        one.end();
        three.end();
        assertThat(threads).hasSize(2);
    }

    @Test
    void anIdleThreadEndsAfterKeepAliveAndTheNextIsStartedWhenNeeded() throws Exception {
        for (Duration keepAlive : List.of(Duration.ZERO, Duration.ofNanos(1))) {
            BlockingPool elastic = builder().keepAlive(keepAlive).build();
            await(elastic.run(Thread::currentThread)).join();
            assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(0, 0, 0, 0, 1, 0));
            await(elastic.run(Thread::currentThread)).join();
            assertThat(elastic.metrics()).isEqualTo(new BlockingMetrics(0, 0, 0, 0, 2, 0));
            assertThat(elastic.close(FOREVER)).isTrue();
        }
        assertThat(threads).hasSize(4);
    }

    @Test
    void aStrayInterruptDoesNotEndAnIdleThreadOrReachWork() throws Exception {
        BlockingPool elastic = keep(builder());
        Thread thread =
                await(
                        elastic.run(
                                () -> {
                                    Thread.currentThread().interrupt(); // and leaves it so
                                    return Thread.currentThread();
                                }));
        assertThat(await(elastic.run(Thread::interrupted))).isFalse();
        assertThat(await(elastic.run(Thread::currentThread))).isSameAs(thread);
    }

    // ---- thread factories ----

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

    // ---- closing ----

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
    void twoThatCloseTheirPoolDoNotWaitForEachOther() throws Exception {
        BlockingPool elastic = keep(builder());
        CountDownLatch both = new CountDownLatch(2);
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
        for (Future<Boolean> closer : closers) {
            assertThat(await(closer)).isTrue();
        }
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

    // ---- interrupts ----

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

    // ---- the rest of the builder ----

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

    @Test
    void threadsHaveTheNameOfThePoolAndInheritNothing() throws Exception {
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        local.set("of the task's thread");
        BlockingPool named = BlockingPool.builder().name("disk").keepAlive(Duration.ZERO).build();
        Thread thread = await(named.run(Thread::currentThread));
        assertThat(thread.getName()).isEqualTo("disk-1");
        assertThat(thread.isDaemon()).isFalse();
        assertThat(await(named.run(local::get))).isNull();
        assertThat(named.close(FOREVER)).isTrue();
    }

    /** Asked without naming the method, which JDK 17 has not. */
    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }

    @Test
    void threadsAreVirtualOnlyIfWantedAndThere() throws Exception {
        BlockingPool wanted = BlockingPool.builder().name("v").virtualThreads(true).build();
        Thread thread = await(wanted.run(Thread::currentThread));
        assertThat(isVirtual(thread)).isEqualTo(Runtime.version().feature() >= 21);
        assertThat(thread.getName()).isEqualTo("v-1");
        assertThat(wanted.close(FOREVER)).isTrue();
        BlockingPool usual = BlockingPool.builder().build();
        assertThat(isVirtual(await(usual.run(Thread::currentThread)))).isFalse();
        assertThat(usual.close(FOREVER)).isTrue();
    }

    @Test
    void virtualThreadsAreBoundedReusedAndReportedAsOthersAre() throws Exception {
        BlockingPool elastic =
                BlockingPool.builder()
                        .virtualThreads(true)
                        .maxThreads(1)
                        .keepAlive(FOREVER)
                        .uncaughtHandler((thread, failure) -> uncaught.add(failure))
                        .build();
        pool = elastic;
        Gate gate = new Gate(elastic).begin();
        Future<Thread> queued = elastic.run(Thread::currentThread);
        queued.poll(new TestContext());
        assertThat(elastic.metrics().queued()).isEqualTo(1);
        assertThat(gate.end()).isSameAs(await(queued));
        Gate stuck = new Gate(elastic).begin();
        assertThat(elastic.close(Duration.ZERO)).isFalse();
        assertThat(uncaught.remove().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("work"));
        stuck.end();
    }

    @Test
    void argumentsThatMakeNoSenseAreRefused() {
        BlockingPool.Builder builder = BlockingPool.builder();
        assertThatThrownBy(() -> builder.maxThreads(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> builder.keepAlive(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.threadFactory(null)).hasMessage("factory");
        assertThatThrownBy(() -> builder.uncaughtHandler(null)).hasMessage("handler");
        assertThatThrownBy(() -> builder.name(null)).hasMessage("prefix");
        assertThatThrownBy(() -> builder.virtualThreads(true).threadFactory(Thread::new).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keep(builder()).close(null)).hasMessage("timeout");
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
