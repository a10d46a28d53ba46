package dev.rouse.internal.blocking;

import static dev.rouse.internal.blocking.JobState.CANCELLED;
import static dev.rouse.internal.blocking.JobState.DETACHED;
import static dev.rouse.internal.blocking.JobState.DONE;
import static dev.rouse.internal.blocking.JobState.INTERRUPTING;
import static dev.rouse.internal.blocking.JobState.NEW;
import static dev.rouse.internal.blocking.JobState.QUEUED;
import static dev.rouse.internal.blocking.JobState.RUNNING;
import static dev.rouse.internal.blocking.JobState.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.internal.blocking.JobState.ToDone;
import dev.rouse.internal.blocking.JobState.ToDropped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of transitions that the picture in {@link JobState} shows. */
class JobStateTest {

    private static JobState in(int word) {
        return new JobState(word) {};
    }

    private static void assertStep(int from, Function<JobState, ?> step, Object answer, int to) {
        JobState state = in(from);
        String described = "from " + JobState.toString(from);
        assertThat(step.apply(state)).as(described).isEqualTo(answer);
        assertThat(JobState.toString(state.stateAcquire()))
                .as(described)
                .isEqualTo(JobState.toString(to));
    }

    @Test
    void arrow1TheFirstPollQueues() {
        JobState state = in(NEW);
        state.toQueued();
        assertThat(state.stateAcquire()).isEqualTo(QUEUED);
    }

    static IntStream words() {
        return IntStream.rangeClosed(NEW, DETACHED);
    }

    @ParameterizedTest
    @MethodSource("words")
    void arrow2OnlyAQueuedJobIsBegun(int word) {
        assertStep(word, JobState::toRunning, word == QUEUED, word == QUEUED ? RUNNING : word);
    }

    @Test
    void arrow3TheOutcomeIsTheOwnersOrNobodys() {
        assertStep(RUNNING, JobState::toDone, ToDone.WAKE, DONE);
        assertStep(DETACHED, JobState::toDone, ToDone.DISCARD, DETACHED);
    }

    @Test
    void arrows4And9TakenIsTheEnd() {
        for (int word : new int[] {DONE, NEW, QUEUED}) {
            JobState state = in(word);
            state.toTaken();
            assertThat(state.stateAcquire()).isEqualTo(TAKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, CANCELLED, CANCELLED, CANCELLED, CANCELLED",
        "QUEUED, CANCELLED, CANCELLED, CANCELLED, CANCELLED",
        "RUNNING, DETACHED, DETACHED, INTERRUPT, INTERRUPTING",
        "DONE, DISCARD, DETACHED, DISCARD, DETACHED",
        "TAKEN, ENDED, TAKEN, ENDED, TAKEN",
        "CANCELLED, ENDED, CANCELLED, ENDED, CANCELLED",
        "INTERRUPTING, ENDED, INTERRUPTING, ENDED, INTERRUPTING",
        "DETACHED, ENDED, DETACHED, ENDED, DETACHED",
    })
    void arrows5To7WhatADropDoes(
            String from,
            ToDropped answer,
            String to,
            ToDropped interruptibleAnswer,
            String interruptibleTo) {
        assertStep(word(from), state -> state.toDropped(false), answer, word(to));
        assertStep(
                word(from),
                state -> state.toDropped(true),
                interruptibleAnswer,
                word(interruptibleTo));
    }

    private static int word(String name) {
        return words().filter(w -> JobState.toString(w).equals(name)).findFirst().orElseThrow();
    }

    @Test
    void arrow8TheRunnerLeavesOnlyAfterTheInterruptHasArrived() throws InterruptedException {
        JobState state = in(INTERRUPTING);
        AtomicReference<ToDone> answer = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread runner =
                new Thread(
                        () -> {
                            begun.countDown();
                            answer.set(state.toDone());
                        });
        runner.start();
        begun.await();
        for (int i = 0; i < 100; i++) {
            Thread.yield(); // not needed to pass; gives a toDone that does not wait a chance
            assertThat(answer.get()).isNull();
        }
        state.toInterrupted();
        runner.join();
        assertThat(answer.get()).isEqualTo(ToDone.DISCARD);
        assertThat(state.stateAcquire()).isEqualTo(DETACHED);
    }

    /** Steps in every order reach the eight states and leave the final ones never. */
    @Test
    void finalStatesAreFinalAndAllStatesAreReached() {
        Set<Integer> reached = new TreeSet<>(Set.of(NEW));
        Deque<Integer> todo = new ArrayDeque<>(reached);
        for (Integer from; (from = todo.poll()) != null; ) {
            for (Function<JobState, ?> step : steps(from)) {
                JobState state = in(from);
                step.apply(state);
                if (reached.add(state.stateAcquire())) {
                    todo.add(state.stateAcquire());
                }
            }
        }
        assertThat(reached).containsExactlyElementsOf(words().boxed().toList());
        for (int last : new int[] {TAKEN, CANCELLED, DETACHED}) {
            assertStep(last, JobState::toRunning, false, last);
            assertStep(last, state -> state.toDropped(true), ToDropped.ENDED, last);
        }
    }

    /** The steps that their callers may take from a state. */
    private static Iterable<Function<JobState, ?>> steps(int from) {
        Function<JobState, ?> drop = state -> state.toDropped(false);
        Function<JobState, ?> interrupt = state -> state.toDropped(true);
        return switch (from) {
            case NEW -> Set.of(done(JobState::toQueued), done(JobState::toTaken), drop);
            case QUEUED -> Set.of(JobState::toRunning, drop, interrupt);
            case RUNNING -> Set.of(JobState::toDone, drop, interrupt);
            case INTERRUPTING -> Set.of(done(JobState::toInterrupted));
            case DONE -> Set.of(done(JobState::toTaken), drop);
            default -> Set.of(drop);
        };
    }

    private static Function<JobState, ?> done(java.util.function.Consumer<JobState> step) {
        return state -> {
            step.accept(state);
            return "done";
        };
    }
}
