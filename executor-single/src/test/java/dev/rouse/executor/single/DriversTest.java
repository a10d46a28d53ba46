package dev.rouse.executor.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.channel.Oneshot;
import dev.rouse.executor.single.internal.ManualClock;
import dev.rouse.testing.Probe;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.junit.jupiter.api.Test;

/** The engine under its drivers: Agrona's agents, idle strategies, and a thread of its own. */
class DriversTest {

    @Test
    void agentInvokerDrivesABoundedPieceAtATime() {
        SingleExecutor executor = SingleExecutor.create();
        AgentInvoker invoker =
                new AgentInvoker(DriversTest::rethrow, null, executor.agent("tasks"));
        invoker.start();
        JoinHandle<String> task = executor.spawn(Futures.ready("v"));
        assertThat(invoker.invoke()).isEqualTo(1);
        assertThat(task.isFinished()).isTrue();
        assertThat(invoker.invoke()).isZero();
        Probe<String> waiting = Probe.pending();
        executor.spawn(waiting);
        invoker.close();
        assertThat(waiting.drops).as("onClose closes").isEqualTo(1);
    }

    @Test
    void agentRunnerDrivesOnItsThread() throws Exception {
        SingleExecutor executor = SingleExecutor.create();
        AgentRunner runner =
                new AgentRunner(
                        new SleepingIdleStrategy(10_000),
                        DriversTest::rethrow,
                        null,
                        executor.agent("tasks"));
        Thread thread = AgentRunner.startOnThread(runner);
        Oneshot<Thread> where = Oneshot.create();
        executor.spawn(Futures.lazy(() -> where.sender().send(Thread.currentThread())));
        try (SingleExecutor outside = SingleExecutor.create()) {
            assertThat(outside.blockOn(where.receiver())).isSameAs(thread);
        }
        runner.close();
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void agentOfAClosedExecutorTerminates() throws Exception {
        SingleExecutor executor = SingleExecutor.create();
        Agent agent = executor.agent("tasks");
        assertThat(agent.roleName()).isEqualTo("tasks");
        assertThat(agent.doWork()).isZero();
        executor.close();
        assertThatThrownBy(agent::doWork).isInstanceOf(AgentTerminationException.class);
    }

    private static void rethrow(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Test
    void idleStrategyIsAskedInsteadOfSleeping() throws Exception {
        AtomicInteger idled = new AtomicInteger();
        ManualClock clock = new ManualClock();
        SingleExecutor executor =
                SingleExecutor.builder()
                        .clock(clock)
                        .idleStrategy(
                                new ControlledIdleStrategy(
                                        () -> {
                                            idled.incrementAndGet();
                                            clock.advance(1_000_000);
                                        }))
                        .build();
        executor.blockOn(Sleep.sleep(Duration.ofMillis(10)));
        assertThat(idled).hasValue(10);
        executor.close();
    }

    @Test
    void throwingIdleStrategyEndsBlockOnAndDropsItsFuture() {
        IllegalStateException fromIdle = new IllegalStateException("from idle");
        SingleExecutor executor =
                SingleExecutor.builder()
                        .idleStrategy(
                                new ControlledIdleStrategy(
                                        () -> {
                                            throw fromIdle;
                                        }))
                        .build();
        Probe<String> root = Probe.pending();
        assertThatThrownBy(() -> executor.blockOn(root)).isSameAs(fromIdle);
        assertThat(root.drops).isEqualTo(1);
        executor.poll(); // nobody was left driving
        executor.close();
    }

    @Test
    void throwingIdleStrategyClosesAThreadedExecutor() throws Exception {
        Executor executor =
                SingleExecutor.builder()
                        .idleStrategy(
                                new ControlledIdleStrategy(
                                        () -> {
                                            throw new IllegalStateException("from idle");
                                        }))
                        .start(
                                work -> {
                                    Thread thread = new Thread(work);
                                    thread.setUncaughtExceptionHandler((t, e) -> {}); // expected
                                    return thread;
                                });
        Probe<String> waiting = Probe.pending();
        JoinHandle<String> task = executor.spawn(waiting);
        executor.close(); // returns, whoever has closed it
        assertThat(task.isFinished()).isTrue();
        assertThat(waiting.drops).isEqualTo(1);
    }

    @Test
    void threadRunsTasksWithoutAnybodyBlocking() throws Exception {
        try (Executor executor = Executor.create("single")) {
            Oneshot<String> reply = Oneshot.create();
            executor.spawn(
                    Sleep.sleep(Duration.ofMillis(1))
                            .map(v -> reply.sender().send(Thread.currentThread().getName())));
            try (SingleExecutor outside = SingleExecutor.create()) {
                assertThat(outside.blockOn(reply.receiver())).isEqualTo("rouse-single");
            }
        }
    }

    @Test
    void theOnlyProviderIsFoundWithoutAName() throws Exception {
        try (Executor executor = Executor.create()) {
            assertThat(executor).isInstanceOf(SingleThreadExecutor.class);
            assertThat(executor.blockOn(Futures.ready("v"))).isEqualTo("v");
            assertThat(executor.toString()).contains("rouse-single").contains("open");
        }
    }

    @Test
    void blockOnOfAThreadedExecutorWaitsOnTheCallingThread() throws Exception {
        try (Executor executor = Executor.create("single")) {
            Thread ran = executor.blockOn(Futures.lazy(Thread::currentThread));
            assertThat(ran).isNotSameAs(Thread.currentThread());
            Exception failure = new Exception();
            assertThatThrownBy(() -> executor.blockOn(Futures.failed(failure))).isSameAs(failure);
            assertThatThrownBy(() -> executor.blockOn(null)).hasMessage("future");
        }
    }

    @Test
    void blockOnFromItsOwnTaskIsAnError() throws Exception {
        try (Executor executor = Executor.create("single")) {
            assertThatThrownBy(
                            () ->
                                    executor.blockOn(
                                            Futures.lazy(
                                                    () -> executor.blockOn(Futures.ready("v")))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("from inside a task");
        }
    }

    @Test
    void blockOnOfAClosedThreadedExecutorIsAnError() {
        Executor executor = Executor.create("single");
        executor.close();
        assertThatThrownBy(() -> executor.blockOn(Futures.ready("v")))
                .hasMessage("blockOn() on a closed executor");
    }

    @Test
    void closeOfAThreadedExecutorFromItsOwnTaskDoesNotWaitForItself() throws Exception {
        Executor executor = Executor.create("single");
        JoinHandle<String> task =
                executor.spawn(
                        Futures.lazy(
                                () -> {
                                    executor.close();
                                    return "v";
                                }));
        try (SingleExecutor outside = SingleExecutor.create()) {
            assertThat(outside.blockOn(task)).isEqualTo("v");
        }
        executor.close(); // waits for the rest
    }

    @Test
    void closeEndsABlockOnOfAnotherThread() throws Exception {
        Executor executor = Executor.create("single");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Probe<String> waiting = Probe.pending();
        Thread blocked =
                new Thread(
                        () -> {
                            try {
                                executor.blockOn(waiting);
                            } catch (Exception e) {
                                thrown.set(e);
                            }
                        });
        blocked.start();
        while (waiting.polls == 0) {
            Thread.onSpinWait();
        }
        executor.close();
        blocked.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(waiting.drops).isEqualTo(1);
    }

    @Test
    void threadFactoryMakesTheThreadAndMustNotAnswerNull() throws Exception {
        AtomicReference<Thread> made = new AtomicReference<>();
        try (Executor executor =
                SingleExecutor.builder()
                        .start(
                                work -> {
                                    made.set(new Thread(work, "mine"));
                                    return made.get();
                                })) {
            assertThat(executor.blockOn(Futures.lazy(Thread::currentThread))).isSameAs(made.get());
        }
        assertThatThrownBy(() -> SingleExecutor.builder().start(work -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ThreadFactory");
    }

    /** Does what the test says when there was no work. */
    private record ControlledIdleStrategy(Runnable onIdle) implements IdleStrategy {
        @Override
        public void idle(int workCount) {
            if (workCount == 0) {
                idle();
            }
        }

        @Override
        public void idle() {
            onIdle.run();
        }

        @Override
        public void reset() {}
    }
}
