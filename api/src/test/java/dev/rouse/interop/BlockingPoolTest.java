package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which threads a pool has, when, and what they are. */
class BlockingPoolTest extends WatchedPool {

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

    // ---- the builder ----

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
}
