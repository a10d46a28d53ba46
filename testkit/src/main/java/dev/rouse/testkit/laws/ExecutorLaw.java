package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Waker;
import dev.rouse.time.Sleep;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One law of executors, as a program that fails on an executor which breaks it. */
enum ExecutorLaw {
    A_WAKE_OF_ITSELF_IS_FOLLOWED_BY_A_POLL {
        @Override
        void check(Executor executor, int bound) throws Exception {
            Tracked task = Tracked.endingAt(10, Waker::wake);
            executor.blockOn(executor.spawn(task));
            demand(task.polls() == 10, "10 polls were asked for, not " + task.polls());
        }
    },

    A_WAKE_OF_ANOTHER_TASK_IS_FOLLOWED_BY_A_POLL {
        @Override
        void check(Executor executor, int bound) throws Exception {
            for (int i = 0; i < ROUNDS; i++) {
                Tracked waiting = Tracked.endingAt(2, waker -> {});
                JoinHandle<Integer> handle = executor.spawn(waiting);
                executor.blockOn(waiting.polledOnce());
                executor.spawn(Futures.lazy(() -> wake(waiting)));
                executor.blockOn(handle);
            }
        }
    },

    A_WAKE_OF_ANOTHER_THREAD_IS_FOLLOWED_BY_A_POLL {
        @Override
        boolean needsForeignThreads() {
            return true;
        }

        @Override
        void check(Executor executor, int bound) throws Exception {
            for (int i = 0; i < ROUNDS; i++) {
                Tracked waiting = Tracked.endingAt(2, waker -> {});
                JoinHandle<Integer> handle = executor.spawn(waiting);
                executor.blockOn(waiting.polledOnce());
                Thread other = new Thread(() -> wake(waiting));
                other.start();
                executor.blockOn(handle);
                other.join();
            }
        }
    },

    ONE_POLL_AT_A_TIME {
        @Override
        void check(Executor executor, int bound) throws Exception {
            Tracked woken = Tracked.endingAt(1000, Waker::wake);
            JoinHandle<Integer> handle = executor.spawn(woken);
            List<JoinHandle<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                others.add(
                        executor.spawn(
                                Tracked.endingAt(
                                        200,
                                        waker -> {
                                            wake(woken);
                                            waker.wake();
                                        })));
            }
            executor.blockOn(Futures.joinAll(others));
            executor.blockOn(handle);
            demand(!woken.overlapped(), "two polls of one task ran at the same time");
        }
    },

    AN_ABORTED_FUTURE_IS_DROPPED_ONCE_BY_ITS_OWNER {
        @Override
        void check(Executor executor, int bound) throws Exception {
            Tracked polled = Tracked.endingAt(Integer.MAX_VALUE, waker -> {});
            JoinHandle<Integer> handle = executor.spawn(polled);
            executor.blockOn(polled.polledOnce());
            handle.abort();
            handle.abort();
            demandCancelled(executor, handle);
            demand(polled.drops() == 1, "dropped " + polled.drops() + " times");
            demand(!polled.overlapped(), "dropped during a poll");
            Thread[] where = {null};
            executor.blockOn(executor.spawn(Futures.lazy(() -> where[0] = Thread.currentThread())));
            Thread dropper = polled.droppedBy();
            demand(
                    dropper == polled.polledBy()
                            || dropper == where[0]
                            || dropper != Thread.currentThread(),
                    "dropped by " + dropper + ", which runs no polls");
        }
    },

    CLOSING_DROPS_EVERYTHING_ONCE {
        @Override
        void check(Executor executor, int bound) throws Exception {
            List<Tracked> futures = new ArrayList<>();
            List<JoinHandle<Integer>> handles = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Tracked future = Tracked.endingAt(Integer.MAX_VALUE, waker -> {});
                futures.add(future);
                handles.add(executor.spawn(future));
                if (i == 50) {
                    executor.blockOn(future.polledOnce());
                }
            }
            executor.close();
            executor.close();
            for (int i = 0; i < futures.size(); i++) {
                int drops = futures.get(i).drops();
                demand(drops == 1, "task " + i + " was dropped " + drops + " times");
                demand(handles.get(i).isFinished(), "the handle of task " + i + " has not ended");
            }
            Tracked late = Tracked.endingAt(1, waker -> {});
            JoinHandle<Integer> handle = executor.spawn(late);
            demand(handle.isFinished(), "what was spawned after closing was not cancelled");
            demand(late.drops() == 1 && late.polls() == 0, "a late future was not just dropped");
        }
    },

    A_FAILURE_REACHES_THE_HANDLE_AND_NOBODY_ELSE {
        @Override
        void check(Executor executor, int bound) throws Exception {
            IOException failure = new IOException("expected");
            JoinHandle<Integer> failing = executor.spawn(Futures.failed(failure));
            JoinHandle<Integer> other = executor.spawn(Futures.yieldNow().map(v -> 7));
            Object caught = null;
            try {
                executor.blockOn(failing);
            } catch (IOException thrown) {
                caught = thrown;
            }
            demand(caught == failure, "the handle gave " + caught + ", not the task's failure");
            demand(executor.blockOn(other) == 7, "another task gave another value");
        }
    },

    NOBODY_IS_STARVED {
        @Override
        void check(Executor executor, int bound) throws Exception {
            Tracked busy = Tracked.endingAt(Integer.MAX_VALUE, Waker::wake);
            JoinHandle<Integer> handle = executor.spawn(busy);
            List<JoinHandle<Integer>> others = new ArrayList<>();
            AtomicInteger ended = new AtomicInteger();
            AtomicInteger busyPolls = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                others.add(
                        executor.spawn(
                                Tracked.endingAt(11, Waker::wake)
                                        .onEnd(
                                                () -> {
                                                    if (ended.incrementAndGet() == 100) {
                                                        busyPolls.set(busy.polls());
                                                    }
                                                })));
            }
            executor.blockOn(Futures.joinAll(others));
            handle.abort();
            demandCancelled(executor, handle);
            demand(
                    busyPolls.get() <= bound,
                    "a task that wakes itself was polled " + busyPolls + " times meanwhile");
        }
    },

    TIMERS_ARE_NOT_STARVED_BY_READY_TASKS {
        @Override
        boolean needsTimers() {
            return true;
        }

        @Override
        void check(Executor executor, int bound) throws Exception {
            AtomicBoolean rung = new AtomicBoolean();
            JoinHandle<Boolean> timer =
                    executor.spawn(
                            Sleep.sleep(Duration.ofMillis(1))
                                    .map(
                                            slept -> {
                                                rung.set(true);
                                                return true;
                                            }));
            List<JoinHandle<Boolean>> busy = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                busy.add(executor.spawn(Patient.until(rung, cx -> cx.waker().wake())));
            }
            demand(
                    !executor.blockOn(Futures.joinAll(busy)).contains(false),
                    "a timer of 1 ms had not rung after 5 s of tasks that wake themselves");
            executor.blockOn(timer);
        }
    },

    READY_TASKS_ARE_NOT_STARVED_BY_TIMERS {
        @Override
        boolean needsTimers() {
            return true;
        }

        @Override
        void check(Executor executor, int bound) throws Exception {
            AtomicBoolean ended = new AtomicBoolean();
            List<JoinHandle<Boolean>> timers = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                timers.add(executor.spawn(Patient.until(ended, ExecutorLaw::ringAtOnce)));
            }
            JoinHandle<Integer> ready =
                    executor.spawn(Tracked.endingAt(100, Waker::wake).onEnd(() -> ended.set(true)));
            demand(
                    !executor.blockOn(Futures.joinAll(timers)).contains(false),
                    "a task that wakes itself had not got its 100 polls after 5 s of timers that"
                            + " ring at once");
            executor.blockOn(ready);
        }
    },

    BLOCKING_INSIDE_A_TASK_IS_REFUSED {
        @Override
        void check(Executor executor, int bound) throws Exception {
            Object caught =
                    executor.blockOn(
                            executor.spawn(
                                    Futures.lazy(
                                            () -> {
                                                try {
                                                    executor.blockOn(Futures.ready(1));
                                                    return "nothing";
                                                } catch (IllegalStateException refused) {
                                                    return refused;
                                                }
                                            })));
            demand(
                    caught instanceof IllegalStateException,
                    "blockOn() inside a task threw " + caught);
        }
    };

    private static final int ROUNDS = 100;

    /** So many that something is ready at any time. */
    private static final int CROWD = 8;

    abstract void check(Executor executor, int bound) throws Exception;

    boolean needsForeignThreads() {
        return false;
    }

    boolean needsTimers() {
        return false;
    }

    private static void ringAtOnce(Context cx) {
        cx.timer().schedule(cx.timer().nowNanos(), cx.waker());
    }

    private static boolean wake(Tracked future) {
        Waker waker = future.waker();
        if (waker != null) {
            waker.wake();
        }
        return waker != null;
    }

    private static void demandCancelled(Executor executor, Future<?> handle) throws Exception {
        try {
            executor.blockOn(handle);
        } catch (CancellationException expected) {
            return;
        }
        throw new AssertionError("the handle of an aborted task gave a value");
    }

    private static void demand(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
