package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.kernel.cpu.HaltedForever;
import dev.rouse.kernel.cpu.PoweredOff;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promises of every executor, kept on a simulated processor. */
@Timeout(60)
class KernelExecutorTest {

    private final KernelBench bench = new KernelBench();
    private final KernelExecutor executor = bench.executor;
    private final List<String> trace = new ArrayList<>();

    /** Pending until opened; tells what happens to it. */
    private final class Door implements Future<String> {
        private final String name;
        private volatile Waker waker = Waker.noop();
        private volatile boolean open;

        Door(String name) {
            this.name = name;
        }

        @Override
        public Poll<String> poll(Context cx) {
            trace.add("poll " + name);
            waker = cx.waker();
            return open ? Poll.ready(name) : Poll.pending();
        }

        void open() {
            open = true;
            waker.wake();
        }

        @Override
        public void drop() {
            trace.add("drop " + name);
        }
    }

    // ---------------------------------------------------------------- running

    @Test
    void spawningRunsNothing() {
        executor.spawn(new Door("a"));

        assertThat(trace).isEmpty();
    }

    @Test
    void tasksRunInTheOrderInWhichTheyWereSpawned() {
        executor.spawn(new Door("a"));
        executor.spawn(new Door("b"));

        executor.runUntilIdle();

        assertThat(trace).containsExactly("poll a", "poll b");
    }

    @Test
    void tasksRunInTheOrderOfTheirWakes() {
        Door a = new Door("a");
        Door b = new Door("b");
        executor.spawn(a);
        executor.spawn(b);
        executor.runUntilIdle();
        trace.clear();

        b.waker.wake();
        a.waker.wake();
        a.waker.wake();
        executor.runUntilIdle();

        assertThat(trace).containsExactly("poll b", "poll a");
    }

    @Test
    void aTaskThatWakesItselfGoesBehindTheOthers() {
        executor.spawn(
                Futures.yieldNow()
                        .map(
                                nothing -> {
                                    trace.add("yielded");
                                    return nothing;
                                }));
        executor.spawn(new Door("b"));

        executor.runUntilIdle();

        assertThat(trace).containsExactly("poll b", "yielded");
    }

    @Test
    void aTaskMaySpawnAnother() throws Exception {
        JoinHandle<String> inner =
                executor.blockOn(
                        Futures.<JoinHandle<String>>pollFn(
                                cx -> Poll.ready(cx.spawner().spawn(Futures.ready("inner")))));

        assertThat(executor.blockOn(inner)).isEqualTo("inner");
    }

    @Test
    void blockOnGivesTheValue() throws Exception {
        assertThat(executor.blockOn(Futures.ready(42))).isEqualTo(42);
        assertThat(executor.<Object>blockOn(Futures.ready(null))).isNull();
    }

    @Test
    void blockOnThrowsTheVeryException() {
        Exception failure = new Exception("mine");

        assertThatThrownBy(() -> executor.blockOn(Futures.failed(failure))).isSameAs(failure);
    }

    @Test
    void blockOnRunsOtherTasksMeanwhile() throws Exception {
        Door door = new Door("door");
        executor.spawn(
                Futures.lazy(
                        () -> {
                            door.open();
                            return 0;
                        }));

        assertThat(executor.blockOn(door)).isEqualTo("door");
    }

    @Test
    void anInterruptHandlerMayWakeATask() throws Exception {
        Door door = new Door("door");
        bench.interrupts.handle(
                Machine.IRQ_KEYBOARD,
                () -> {
                    bench.cpu.in(0x60);
                    trace.add("interrupt at depth " + bench.cpu.interruptDepth());
                    door.open();
                });
        bench.machine.clock().after(1_000_000, () -> bench.machine.press(KeyCode.A));

        assertThat(executor.blockOn(door)).isEqualTo("door");

        assertThat(trace).containsExactly("poll door", "interrupt at depth 1", "poll door");
    }

    @Test
    void waitingForNothingIsReportedOnASealedMachine() {
        assertThatThrownBy(() -> executor.blockOn(new Door("shut")))
                .isInstanceOf(HaltedForever.class);

        assertThat(trace).containsExactly("poll shut", "drop shut");
    }

    @Test
    void afterThatTheExecutorWorksOn() throws Exception {
        assertThatThrownBy(() -> executor.blockOn(Futures.pending()))
                .isInstanceOf(HaltedForever.class);

        assertThat(executor.blockOn(Futures.ready("on"))).isEqualTo("on");
    }

    @Test
    void runHaltsForEverWhenNothingIsLeft() {
        JoinHandle<String> done = executor.spawn(Futures.ready("done"));

        assertThatThrownBy(executor::run).isInstanceOf(HaltedForever.class);

        assertThat(done.isFinished()).isTrue();
    }

    @Test
    void runningFromInsideATaskIsRefused() throws Exception {
        for (Runnable reentry :
                List.<Runnable>of(
                        executor::run,
                        executor::runUntilIdle,
                        () -> {
                            try {
                                executor.blockOn(Futures.ready(1));
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        })) {
            assertThatThrownBy(
                            () ->
                                    executor.blockOn(
                                            Futures.lazy(
                                                    () -> {
                                                        reentry.run();
                                                        return 0;
                                                    })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("inside a task");
        }
    }

    @Test
    void aSelfWakingTaskDoesNotStarveInterrupts() throws Exception {
        boolean[] stop = new boolean[1];
        bench.interrupts.handle(
                Machine.IRQ_KEYBOARD,
                () -> {
                    bench.cpu.in(0x60);
                    stop[0] = true;
                });
        bench.machine.clock().after(1_000_000, () -> bench.machine.press(KeyCode.A));

        int polls =
                executor.blockOn(
                        new Future<Integer>() {
                            private int count;

                            @Override
                            public Poll<Integer> poll(Context cx) {
                                count++;
                                cx.waker().wake();
                                return stop[0] ? Poll.ready(count) : Poll.pending();
                            }
                        });

        assertThat(polls).isGreaterThan(1000);
    }

    @Test
    void thousandsOfTasksFit() {
        List<JoinHandle<Integer>> handles = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            handles.add(executor.spawn(Futures.lazy(() -> number)));
        }

        executor.runUntilIdle();

        assertThat(handles).allMatch(JoinHandle::isFinished);
    }

    // ---------------------------------------------------------------- failing and stopping

    @Test
    void aFailedTaskIsGivenToItsHandle() {
        Exception failure = new Exception("mine");
        JoinHandle<Object> handle = executor.spawn(Futures.failed(failure));
        executor.runUntilIdle();

        assertThatThrownBy(() -> executor.blockOn(handle)).isSameAs(failure);
    }

    @Test
    void aFailedTaskDoesNotStopTheOthers() {
        executor.spawn(Futures.failed(new Exception("taken below"))).abort();
        JoinHandle<String> other = executor.spawn(Futures.ready("other"));

        executor.runUntilIdle();

        assertThat(other.isFinished()).isTrue();
    }

    @Test
    void aMachineThatStopsInsideATaskStopsTheExecutor() {
        executor.spawn(
                        Futures.lazy(
                                () -> {
                                    bench.machine.powerOff();
                                    bench.cpu.nop();
                                    return 0;
                                }))
                .drop();

        assertThatThrownBy(executor::run).isInstanceOf(PoweredOff.class);
        assertThatThrownBy(executor::runUntilIdle).isInstanceOf(PoweredOff.class);
    }

    // ---------------------------------------------------------------- aborting and closing

    @Test
    void abortingDropsAWaitingTaskOnce() {
        JoinHandle<String> handle = executor.spawn(new Door("a"));
        executor.runUntilIdle();

        handle.abort();
        handle.abort();
        executor.runUntilIdle();

        assertThat(trace).containsExactly("poll a", "drop a");
        assertThatThrownBy(() -> executor.blockOn(handle))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void closingDropsEveryTaskOnce() {
        executor.spawn(new Door("waiting"));
        executor.runUntilIdle();
        executor.spawn(new Door("runnable"));

        executor.close();
        executor.close();

        assertThat(trace)
                .containsExactlyInAnyOrder("poll waiting", "drop waiting", "drop runnable");
    }

    @Test
    void spawningAfterClosingDropsAtOnce() {
        executor.close();

        JoinHandle<String> handle = executor.spawn(new Door("late"));

        assertThat(trace).containsExactly("drop late");
        assertThat(handle.isFinished()).isTrue();
        assertThatThrownBy(() -> executor.blockOn(Futures.ready(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingFromInsideATaskDropsItBehindItsPoll() {
        executor.spawn(
                new Future<Object>() {
                    @Override
                    public Poll<Object> poll(Context cx) {
                        trace.add("poll closer");
                        executor.close();
                        trace.add("still polling");
                        return Poll.pending();
                    }

                    @Override
                    public void drop() {
                        trace.add("drop closer");
                    }
                });
        executor.spawn(new Door("other"));

        executor.run();

        assertThat(trace)
                .containsExactly("poll closer", "drop other", "still polling", "drop closer");
    }

    @Test
    void failureOfBlockOnIsNotReportedByACloseThatIsQuicker() {
        Exception failure = new Exception();
        Future<String> closing =
                Futures.lazy(
                        () -> {
                            executor.close();
                            throw failure;
                        });
        assertThat(
                        KernelTimerTest.uncaughtDuring(
                                () ->
                                        assertThatThrownBy(() -> executor.blockOn(closing))
                                                .isSameAs(failure)))
                .isEmpty();
    }

    @Test
    void taskThatPassesACancellationOnWhileTheExecutorClosesIsNotReported() {
        executor.spawn(
                Futures.pollFn(
                        cx -> {
                            executor.close();
                            return executor.spawn(Futures.ready("cancelled")).poll(cx);
                        }));
        assertThat(KernelTimerTest.uncaughtDuring(executor::runUntilIdle)).isEmpty();
    }

    @Test
    void blockOnOfACloserIsCancelled() {
        assertThatThrownBy(
                        () ->
                                executor.blockOn(
                                        Futures.pollFn(
                                                cx -> {
                                                    executor.close();
                                                    return Poll.pending();
                                                })))
                .isInstanceOf(CancellationException.class);
    }

    // ---------------------------------------------------------------- other threads

    @Test
    void anotherThreadMayWakeATaskOnAnOpenMachine() throws Exception {
        KernelExecutor open = new KernelBench(Machine.open()).executor;
        CountDownLatch polled = new CountDownLatch(1);
        AtomicReference<Waker> waker = new AtomicReference<>();
        Thread other =
                new Thread(
                        () -> {
                            try {
                                polled.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            waker.getAndSet(null).wake();
                        });
        other.start();

        String value =
                open.blockOn(
                        Futures.pollFn(
                                cx -> {
                                    if (polled.getCount() == 1) {
                                        waker.set(cx.waker());
                                        polled.countDown();
                                        return Poll.pending();
                                    }
                                    return waker.get() == null
                                            ? Poll.ready("woken")
                                            : Poll.pending();
                                }));

        assertThat(value).isEqualTo("woken");
        other.join();
    }

    @Test
    void anotherThreadMaySpawnAndJoin() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        Thread driver = new Thread(open.executor::run);
        driver.start();

        for (int i = 0; i < 100; i++) {
            int number = i;
            JoinHandle<Integer> handle = open.executor.spawn(Futures.lazy(() -> number));
            assertThat(open.executor.blockOn(handle)).isEqualTo(number);
        }

        open.executor.close();
        driver.join();
    }

    @Test
    void closingFromAnotherThreadEndsTheRun() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        JoinHandle<String> waiting = open.executor.spawn(new Door("waiting"));
        Thread driver = new Thread(open.executor::run);
        driver.start();

        open.executor.close();
        driver.join();

        assertThat(waiting.isFinished()).isTrue();
        assertThat(trace).containsOnlyOnce("drop waiting");
    }

    @Test
    void twoThreadsTakeTurns() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        Door first = new Door("first");
        FutureTask<String> blocked = new FutureTask<>(() -> open.executor.blockOn(first));
        Thread driver = new Thread(blocked);
        driver.start();

        assertThat(open.executor.blockOn(Futures.ready("second"))).isEqualTo("second");
        first.open();

        assertThat(blocked.get()).isEqualTo("first");
        driver.join();
    }

    @Test
    void whoDrivesOnLeavesTheTurnToWhoStillWaits() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        Door first = new Door("first");
        Door second = new Door("second");
        FutureTask<String> one = new FutureTask<>(() -> open.executor.blockOn(first));
        FutureTask<String> two = new FutureTask<>(() -> open.executor.blockOn(second));
        Thread threadOne = new Thread(one);
        Thread threadTwo = new Thread(two);
        threadOne.start();
        threadTwo.start();

        first.open();
        assertThat(one.get()).isEqualTo("first");
        second.open();
        assertThat(two.get()).isEqualTo("second");

        threadOne.join();
        threadTwo.join();
    }

    @Test
    void anInterruptOfTheWaitingThreadIsKept() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        Door door = new Door("door");
        boolean[] interrupted = new boolean[1];
        FutureTask<String> blocked =
                new FutureTask<>(
                        () -> {
                            Thread.currentThread().interrupt();
                            String value = open.executor.blockOn(door);
                            interrupted[0] = Thread.interrupted();
                            return value;
                        });
        Thread driver = new Thread(blocked);
        driver.start();
        door.open();

        assertThat(blocked.get()).isEqualTo("door");
        assertThat(interrupted[0]).isTrue();
        driver.join();
    }

    @Test
    void aSealedMachineCannotBePostedTo() {
        assertThatThrownBy(() -> bench.machine.post(() -> {}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.machine.beforeWaiting(() -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runUntilIdleDoesNotWaitForOtherThreads() {
        KernelBench open = new KernelBench(Machine.open());
        open.executor.spawn(new Door("shut"));

        open.executor.runUntilIdle();

        assertThat(trace).containsExactly("poll shut");
    }

    @Test
    void anOpenMachineIsLookedAtBeforeItWaits() throws Exception {
        KernelBench open = new KernelBench(Machine.open());
        int[] looks = new int[1];
        open.machine.beforeWaiting(
                () -> {
                    looks[0]++;
                    open.machine.powerOff();
                });

        assertThatThrownBy(open.executor::run).isInstanceOf(PoweredOff.class);

        assertThat(looks[0]).isEqualTo(1);
    }
}
