package dev.rouse.testkit.combinations;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.testkit.FakeContext;
import dev.rouse.testkit.combinations.Case.Deed;
import dev.rouse.testkit.combinations.Case.Means;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One combination, played on one stage: what is done, and the trace of what comes of it. */
final class Play {

    final Case c;
    final Exception failure = new Exception("from poll");
    final RuntimeException fromDrop = new RuntimeException("from drop");

    private final Stage stage;
    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
    private final FakeContext byHand = new FakeContext();

    private volatile @Nullable JoinHandle<Object> handle;
    private volatile WeakReference<@Nullable Subject> subject = new WeakReference<>(null);
    private volatile WeakReference<@Nullable Object> value = new WeakReference<>(null);
    private volatile @Nullable Waker waker;

    /** Somebody has asked for a poll that has not begun. */
    private volatile boolean isPollOwed = true;

    private volatile boolean isAborted;
    private volatile boolean isDetached;
    private volatile @Nullable Joiner joiner;
    private volatile @Nullable JoinHandle<String> joinerHandle;
    private boolean isJoinerAborted;
    private volatile boolean isPendingByHand;
    private volatile boolean isOverByHand;

    Play(Case c, Stage stage) {
        this.c = c;
        this.stage = stage;
    }

    // ---- the plot ----

    void play() throws Exception {
        at(Moment.BEFORE_FIRST_POLL, this::spawn);
        at(Moment.PARKED, () -> {});
        at(Moment.WOKEN, this::wake);
        at(Moment.AFTER_THE_END, () -> {});
        stage.checkAlive(alive());
        joinAtTheEnd();
        stage.close();
        stage.checkAlive(0);
        checkClosed();
        joinAtTheEnd();
    }

    private void checkClosed() {
        if (stage.closed && !handle().isFinished()) {
            throw new AssertionError("the handle has not ended, though its executor is closed");
        }
    }

    /** A failure is told at once if the handle was dropped, and else not before closing. */
    private void checkToldInTime() {
        boolean fails = handle().isFinished() && c.ending().fails && !hasHappened(Expected.DROPPED);
        if (stage.tellsAtOnce && fails && !hasHappened(Expected.JOINED_FAILURE)) {
            boolean told = hasHappened(Expected.UNCAUGHT_FAILURE);
            if (told != (isDetached || stage.closed)) {
                throw new AssertionError(
                        told
                                ? "a failure was reported though the handle may still be joined"
                                : "nobody can join the failed task, and it was not reported");
            }
        }
    }

    private boolean hasHappened(String what) {
        return trace.contains(what);
    }

    private void at(Moment moment, Runnable first) {
        boolean closes = c.stop().closes() && c.stop().moment() == moment;
        stage.act(
                () -> {
                    first.run();
                    abortAt(moment);
                    if (!closes) {
                        deedAt(moment);
                    }
                },
                closes);
        checkClosed();
        if (closes) {
            deedAt(moment);
        }
        stage.settle(this::isSettled);
        checkClosed();
        checkToldInTime();
        JoinHandle<String> other = joinerHandle;
        if (c.owner().deed() == Deed.ABANDONS && other != null && !isJoinerAborted) {
            isJoinerAborted = true;
            stage.act(other::abort, false);
            stage.settle(this::isSettled);
            checkToldInTime();
        }
    }

    void inPoll(Moment moment) {
        if (c.stop().closes() && c.stop().moment() == moment) {
            stage.closeFromTask();
        }
        abortAt(moment);
        deedAt(moment);
    }

    /** Nothing runs meanwhile, so the handle is there before the first poll. */
    private void spawn() {
        Subject future = new Subject(this);
        subject = new WeakReference<>(future);
        handle = stage.executor.spawn(future, "subject");
    }

    private JoinHandle<Object> handle() {
        return requireNonNull(handle);
    }

    private void wake() {
        Waker latest = waker;
        if (latest != null) {
            isPollOwed = true;
            latest.wake();
        }
    }

    private void abortAt(Moment moment) {
        if (c.stop().moment() == moment) {
            int times =
                    c.stop().means() == Means.ABORT
                            ? 1
                            : c.stop().means() == Means.ABORT_TWICE ? 2 : 0;
            for (int i = 0; i < times; i++) {
                isAborted = true;
                handle().abort();
            }
        }
    }

    private void deedAt(Moment moment) {
        if (c.owner().moment() == moment) {
            switch (c.owner().deed()) {
                case NEVER_JOINS, BLOCKS_ON_IT -> {}
                case POLLS -> pollByHand();
                case AWAITS, ABANDONS -> spawnJoiner();
                case DETACHES -> detach(handle());
            }
        }
    }

    private void spawnJoiner() {
        Joiner other = new Joiner(this, handle());
        joiner = other;
        joinerHandle = stage.executor.spawn(other, "joiner");
    }

    private void pollByHand() {
        isOverByHand = join(handle(), byHand);
        isPendingByHand = !isOverByHand;
    }

    private void joinAtTheEnd() throws Exception {
        if (isOverByHand || !handle().isFinished()) {
            return;
        }
        if (c.owner().deed() == Deed.POLLS) {
            isOverByHand = join(handle(), byHand.next());
        } else if (c.owner().deed() == Deed.BLOCKS_ON_IT) {
            isOverByHand = true;
            if (stage.closed) {
                join(handle(), byHand);
            } else {
                blockOn();
            }
        }
    }

    private void blockOn() throws Exception {
        try {
            joined(stage.blockOn(handle()));
        } catch (Exception thrown) {
            failed(thrown);
        }
    }

    // ---- what the actors report ----

    void polled(Waker latest) {
        waker = latest;
        isPollOwed = false;
        trace.add(Expected.POLLED + elsewhere());
    }

    void dropped() {
        trace.add(Expected.DROPPED + elsewhere());
    }

    private String elsewhere() {
        Thread here = Thread.currentThread();
        return stage.runsTasks(here) ? "" : " on " + here.getName() + ", which runs no tasks";
    }

    Object newValue() {
        Object made = new Object();
        value = new WeakReference<>(made);
        return made;
    }

    void uncaught(Throwable thrown) {
        trace.add(
                thrown == failure
                        ? Expected.UNCAUGHT_FAILURE
                        : thrown == fromDrop ? Expected.UNCAUGHT_FROM_DROP : "uncaught: " + thrown);
    }

    /** For executors that tell of failures only when all is over: it counts as told in time. */
    void uncaughtInTheEnd(Throwable thrown) {
        if (thrown != failure && thrown != fromDrop) {
            throw new AssertionError(thrown);
        }
        int joined = trace.size();
        while (joined > 0 && trace.get(joined - 1).startsWith("joined")) {
            joined--;
        }
        uncaught(thrown);
        trace.add(joined, trace.remove(trace.size() - 1));
    }

    void detach(JoinHandle<Object> dropped) {
        isDetached = true;
        dropped.drop();
        dropped.drop();
    }

    /** Polls the handle; true if that was its end. */
    boolean join(JoinHandle<Object> polled, Context cx) {
        try {
            if (!(polled.poll(cx) instanceof Poll.Ready<Object> ready)) {
                return false;
            }
            joined(ready.value());
        } catch (Exception thrown) {
            failed(thrown);
        }
        return true;
    }

    private void joined(Object given) {
        trace.add(given == value.get() ? Expected.JOINED_VALUE : "joined: another value " + given);
    }

    private void failed(Exception thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown == failure) {
            trace.add(Expected.JOINED_FAILURE);
        } else if (!(thrown instanceof CancellationException)) {
            trace.add("joined: " + thrown);
        } else if (message.endsWith("was aborted")) {
            trace.add(Expected.JOINED_ABORTED);
        } else if (message.endsWith("executor is closed")) {
            trace.add(Expected.JOINED_CLOSED);
        } else {
            trace.add("joined: " + thrown);
        }
    }

    // ---- what is known while nothing runs ----

    private boolean isSettled() {
        return isSubjectSettled() && isJoinerSettled();
    }

    private boolean isSubjectSettled() {
        return handle().isFinished() || (!isAborted && !isPollOwed);
    }

    private boolean isJoinerSettled() {
        Joiner other = joiner;
        return other == null
                || other.hasEnded
                || (other.isPolled && !isJoinerAborted && !handle().isFinished());
    }

    private int alive() {
        JoinHandle<String> other = joinerHandle;
        return (handle().isFinished() ? 0 : 1) + (other == null || other.isFinished() ? 0 : 1);
    }

    // ---- the end ----

    /** Compares, when the executor is closed and nothing can happen any more. */
    void check() {
        Expected expected = new Expected(c);
        List<String> happened = List.copyOf(trace);
        if (!happened.equals(expected.trace())
                && !(stage.isParallel() && happened.equals(expected.traceOfOtherWorker()))) {
            throw new AssertionError("happened: " + happened + ", expected: " + expected.trace());
        }
        if (isPendingByHand && byHand.wakes() != 1) {
            throw new AssertionError("who polled the handle was woken times " + byHand.wakes());
        }
        if (!isPendingByHand && byHand.wakes() != 0) {
            throw new AssertionError("who has the outcome was woken times " + byHand.wakes());
        }
    }

    /** What must be garbage now, though the handle is not: the future, and a value once taken. */
    void addGarbage(Leftovers leftovers) {
        leftovers.keep(handle());
        leftovers.expectGarbage(c + ": the future", subject);
        if (isDetached || hasHappened(Expected.JOINED_VALUE)) {
            leftovers.expectGarbage(c + ": the value", value);
        }
    }
}
