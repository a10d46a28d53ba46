package dev.rouse.testkit.laws;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Waker;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One script for the waker of a task, on an executor that other scripts use too. Whoever waits for
 * this from outside may read {@link #log}, {@link #script} and {@link #awaited} at any time.
 */
final class WakerRun implements Scripts.Runner<WakerStep> {

    /** Collectors need not be thorough the first time. */
    private static final int COLLECTIONS = 10;

    private final Executor executor;
    private final boolean foreignThreads;
    private final boolean checksMemory;
    private final JoinHandle<?> handle;
    private final JoinHandle<?> otherHandle;
    private final Sleeper other = new Sleeper();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile List<WakerStep> script = List.of();
    private volatile Law awaited = Law.WAKE;
    private volatile @Nullable Throwable thrownByWake;

    /** Null when the future has ended, and only its waker is left. */
    private @Nullable Sleeper sleeper = new Sleeper();

    private boolean ended;

    WakerRun(
            Executor executor,
            Function<? super Future<@Nullable Void>, ? extends Future<?>> around,
            boolean foreignThreads,
            boolean checksMemory) {
        this.executor = executor;
        this.foreignThreads = foreignThreads;
        this.checksMemory = checksMemory;
        this.handle = executor.spawn(around.apply(sleeper()));
        this.otherHandle = executor.spawn(around.apply(other));
    }

    @Override
    public boolean run(List<WakerStep> steps, boolean lenient) {
        script = steps;
        await(sleeper(), "the first poll");
        await(other, "the first poll of another task");
        for (WakerStep step : steps) {
            if (isPossible(step)) {
                log.add(step.toString());
                take(step);
                check();
            } else if (!lenient) {
                finish();
                return false;
            }
        }
        log.add("then:");
        finish();
        checkMemory();
        return true;
    }

    @Override
    public List<String> log() {
        return log;
    }

    List<WakerStep> script() {
        return script;
    }

    /** Which law is broken if this never ends. */
    Law awaited() {
        return awaited;
    }

    private Sleeper sleeper() {
        return java.util.Objects.requireNonNull(sleeper);
    }

    private boolean isPossible(WakerStep step) {
        if (step.needsForeignThreads() && !foreignThreads) {
            return false;
        }
        return switch (step) {
            case WAKE, WAKE_FIRST, WAKE_FROM_TASK, WAKE_FROM_THREAD -> true;
            default -> !ended;
        };
    }

    private void take(WakerStep step) {
        Sleeper task = sleeper();
        switch (step) {
            case WAKE -> wake(task, task.latest());
            case WAKE_FIRST -> wake(task, task.first());
            case WAKE_FROM_TASK ->
                    drive(
                            "another task that wakes",
                            executor.spawn(
                                    Futures.lazy(
                                            () -> {
                                                wake(task, task.latest());
                                                return true;
                                            })));
            case WAKE_FROM_THREAD -> onAnotherThread(() -> wake(task, task.latest()));
            case WAKE_IN_POLL -> {
                task.inNextPoll(() -> wake(task, task.latest()));
                wake(task, task.latest());
            }
            case WAKE_IN_POLL_FROM_THREAD -> {
                task.inNextPoll(() -> onAnotherThread(() -> wake(task, task.latest())));
                wake(task, task.latest());
            }
            case AWAIT_POLL -> await(task, "the poll that was earned");
            case END -> end(task);
            case ABORT -> abort();
        }
    }

    // ---- what steps do ----

    /** What a wake throws would be lost in some of the places where it is called. */
    private void wake(Sleeper task, Waker waker) {
        try {
            task.wake(waker);
        } catch (Throwable thrown) {
            thrownByWake = thrown;
        }
    }

    private void onAnotherThread(Runnable action) {
        Law before = awaited;
        awaited = Law.WAKE_RETURNS;
        Thread thread = new Thread(action, "rouse-law-wakes");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Breach(Law.WAKE_RETURNS, "interrupted while another thread wakes");
        }
        awaited = before;
    }

    private void await(Sleeper task, String what) {
        drive(what, task.paid());
    }

    private void drive(String what, Future<?> future) {
        try {
            executor.blockOn(future);
        } catch (Throwable thrown) {
            throw new Breach(awaited, what + " never came: " + thrown);
        }
    }

    private void end(Sleeper task) {
        task.endInNextPoll();
        wake(task, task.latest());
        drive("the end", handle);
        ended = true;
    }

    private void abort() {
        handle.abort();
        ended = true;
        try {
            executor.blockOn(handle);
        } catch (CancellationException expected) {
            return;
        } catch (Throwable thrown) {
            throw new Breach(Law.OUTCOME, "an aborted task failed with " + thrown);
        }
    }

    // ---- checks ----

    private void check() {
        Throwable thrown = thrownByWake;
        if (thrown != null) {
            throw new Breach(Law.WAKE_RETURNS, "wake threw " + thrown);
        }
        if (sleeper().wasPolledInline()) {
            throw new Breach(Law.WAKE_RETURNS, "the task was polled inside wake, by its caller");
        }
        if (sleeper().wasPolledAfterEnd()) {
            throw new Breach(Law.WAKE_AFTER_END, "the task was polled after its end");
        }
    }

    private void finish() {
        if (!ended) {
            await(sleeper(), "the poll that was earned");
            check();
            checkWillWake();
            end(sleeper());
        }
        other.endInNextPoll();
        wake(other, other.latest());
        drive("the end of another task", otherHandle);
        drive("time for what was woken", executor.spawn(Futures.yieldNow().map(yielded -> true)));
        check();
    }

    private void checkWillWake() {
        Waker waker = sleeper().latest();
        if (waker.willWake(Waker.noop())) {
            throw new Breach(Law.WILL_WAKE, "it says that a waker which does nothing wakes it");
        }
        if (waker.willWake(other.latest())) {
            awaited = Law.WILL_WAKE;
            wake(other, waker); // if it is true, this wakes the other task
            await(other, "a poll of the other task, of whose waker it says that it wakes the same");
            awaited = Law.WAKE;
        }
    }

    /** Asked once: what a collector needs is too much for each script. */
    private void checkMemory() {
        if (!checksMemory || !script.equals(List.of(WakerStep.END))) {
            return;
        }
        Waker kept = sleeper().latest();
        WeakReference<Sleeper> future = new WeakReference<>(sleeper());
        sleeper = null;
        for (int i = 0; i < COLLECTIONS && !future.refersTo(null); i++) {
            System.gc();
        }
        kept.wake();
        if (!future.refersTo(null)) {
            throw new Breach(Law.LETS_GO, "the future is still reachable from the waker " + kept);
        }
    }
}
