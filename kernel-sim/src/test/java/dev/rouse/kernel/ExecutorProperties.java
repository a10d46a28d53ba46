package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Waker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds for any sequence of spawns, wakes, ends and aborts, and at the close behind it. */
class ExecutorProperties {

    /** What is done to a task. The order is that of the numbers jqwik draws. */
    private enum Step {
        SPAWN,
        WAKE,
        FINISH,
        FAIL,
        ABORT,
        RUN
    }

    /** A future that counts what happens to it. */
    private static final class Counted implements Future<Integer> {
        Waker waker = Waker.noop();
        int polls;
        int drops;
        int ends;

        /** Wakes since the last poll began. */
        int unansweredWakes;

        boolean finish;
        boolean fail;

        @Override
        public Poll<Integer> poll(Context cx) {
            assertThat(ends + drops).describedAs("polled after its end").isZero();
            polls++;
            unansweredWakes = 0;
            waker = cx.waker();
            if (fail) {
                ends++;
                throw new ArithmeticException("asked for");
            }
            if (finish) {
                ends++;
                return Poll.ready(polls);
            }
            return Poll.pending();
        }

        void wake() {
            unansweredWakes++;
            waker.wake();
        }

        @Override
        public void drop() {
            drops++;
        }
    }

    private KernelBench bench = new KernelBench();
    private final List<Counted> futures = new ArrayList<>();
    private final List<JoinHandle<Integer>> handles = new ArrayList<>();
    private final List<Boolean> aborted = new ArrayList<>();

    @BeforeTry
    void startAfresh() {
        bench = new KernelBench();
        futures.clear();
        handles.clear();
        aborted.clear();
    }

    @Property(tries = 500)
    void everyTaskEndsOnceAndEveryWakeIsAnswered(
            @ForAll @Size(max = 60) List<@IntRange(max = 700) Integer> steps) {
        for (int step : steps) {
            apply(Step.values()[step % Step.values().length], step / Step.values().length);
        }
        bench.executor.runUntilIdle();
        for (int i = 0; i < futures.size(); i++) {
            Counted future = futures.get(i);
            boolean over = future.ends + future.drops > 0;
            assertThat(handles.get(i).isFinished()).isEqualTo(over);
            assertThat(over || future.unansweredWakes == 0 || future.polls == 0)
                    .describedAs("a wake was lost")
                    .isTrue();
            assertThat(!aborted.get(i) || over).describedAs("an abort was lost").isTrue();
        }

        takeOutcomes();
        bench.executor.close();

        for (Counted future : futures) {
            assertThat(future.ends + future.drops).describedAs("ended exactly once").isEqualTo(1);
        }
        assertThat(handles).allMatch(JoinHandle::isFinished);
    }

    private void apply(Step step, int which) {
        if (step == Step.SPAWN) {
            Counted future = new Counted();
            futures.add(future);
            handles.add(bench.executor.spawn(future));
            aborted.add(false);
        } else if (step == Step.RUN) {
            bench.executor.runUntilIdle();
        } else if (!futures.isEmpty()) {
            applyTo(which % futures.size(), step);
        }
    }

    private void applyTo(int index, Step step) {
        Counted future = futures.get(index);
        switch (step) {
            case WAKE -> future.wake();
            case FINISH -> {
                future.finish = true;
                future.wake();
            }
            case FAIL -> {
                future.fail = true;
                future.wake();
            }
            case ABORT -> {
                handles.get(index).abort();
                aborted.set(index, true);
            }
            default -> throw new AssertionError(step);
        }
    }

    /** Joins what has ended: a failure that nobody takes would be reported. */
    private void takeOutcomes() {
        for (JoinHandle<Integer> handle : handles) {
            if (handle.isFinished()) {
                try {
                    bench.executor.blockOn(handle);
                } catch (Exception outcome) {
                    assertThat(outcome)
                            .isInstanceOfAny(
                                    ArithmeticException.class, CancellationException.class);
                }
            }
        }
    }
}
