package dev.rouse.task;

import static dev.rouse.task.TaskState.ABORTED;
import static dev.rouse.task.TaskState.CLOSED;
import static dev.rouse.task.TaskState.COMPLETE;
import static dev.rouse.task.TaskState.INITIAL;
import static dev.rouse.task.TaskState.JOIN_INTEREST;
import static dev.rouse.task.TaskState.JOIN_WAKER;
import static dev.rouse.task.TaskState.RUNNING;
import static dev.rouse.task.TaskState.SCHEDULED;
import static dev.rouse.task.TaskState.TRACKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link TaskState} shows. */
class TaskStateTest {

    /** A parked task, seen from the life-cycle: none of the three flags. */
    private static final long PARKED = 0;

    private static TaskState in(long word) {
        return new TaskState(word) {};
    }

    private static void assertStep(
            long from, Function<TaskState, Enum<?>> step, Enum<?> answer, long to) {
        TaskState state = in(from);
        assertThat(step.apply(state)).as("from " + TaskState.toString(from)).isEqualTo(answer);
        assertThat(TaskState.toString(state.stateAcquire()))
                .as("from " + TaskState.toString(from))
                .isEqualTo(TaskState.toString(to));
    }

    @Test
    void arrow0CreateIsScheduledWithItsHandleAlive() {
        assertThat(INITIAL).isEqualTo(SCHEDULED | JOIN_INTEREST);
    }

    @Test
    void arrow1RunTakesAScheduledTask() {
        assertStep(SCHEDULED, TaskState::toRunning, TaskState.ToRunning.POLL, RUNNING);
        assertStep(
                SCHEDULED | ABORTED,
                TaskState::toRunning,
                TaskState.ToRunning.DROP,
                RUNNING | ABORTED);
        assertStep(COMPLETE, TaskState::toRunning, TaskState.ToRunning.ENDED, COMPLETE);
        long shuttingDown = RUNNING | ABORTED | CLOSED;
        assertStep(shuttingDown, TaskState::toRunning, TaskState.ToRunning.ENDED, shuttingDown);
        assertStep(
                COMPLETE | ABORTED,
                TaskState::toRunning,
                TaskState.ToRunning.ENDED,
                COMPLETE | ABORTED);
    }

    @Test
    void runOfATaskThatWasNotHandedOverIsAnError() {
        for (long word : new long[] {PARKED, RUNNING, RUNNING | SCHEDULED}) {
            assertThatThrownBy(() -> in(word).toRunning())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not handed over by schedule()")
                    .hasMessageContaining(TaskState.toString(word));
        }
    }

    @Test
    void arrow2WakeSubmitsOnlyAParkedTask() {
        assertStep(PARKED, TaskState::toScheduled, TaskState.ToScheduled.SUBMIT, SCHEDULED);
        assertStep(SCHEDULED, TaskState::toScheduled, TaskState.ToScheduled.NOTHING, SCHEDULED);
        assertStep(
                RUNNING,
                TaskState::toScheduled,
                TaskState.ToScheduled.NOTHING,
                RUNNING | SCHEDULED);
        assertStep(
                RUNNING | SCHEDULED,
                TaskState::toScheduled,
                TaskState.ToScheduled.NOTHING,
                RUNNING | SCHEDULED);
        assertStep(COMPLETE, TaskState::toScheduled, TaskState.ToScheduled.NOTHING, COMPLETE);
    }

    @Test
    void arrows3And4IdleReschedulesWhatWasWokenAndParksTheRest() {
        assertStep(RUNNING, TaskState::toIdle, TaskState.ToIdle.PARKED, TRACKED);
        assertStep(
                RUNNING | SCHEDULED,
                TaskState::toIdle,
                TaskState.ToIdle.RESCHEDULE,
                SCHEDULED | TRACKED);
        assertStep(
                RUNNING | ABORTED,
                TaskState::toIdle,
                TaskState.ToIdle.DROP,
                RUNNING | ABORTED | TRACKED);
    }

    @Test
    void arrow5CompleteTellsWhatBecomesOfTheOutcome() {
        assertStep(RUNNING, TaskState::toComplete, TaskState.ToComplete.DISCARD, COMPLETE);
        assertStep(
                RUNNING | SCHEDULED, TaskState::toComplete, TaskState.ToComplete.DISCARD, COMPLETE);
        assertStep(
                RUNNING | JOIN_INTEREST,
                TaskState::toComplete,
                TaskState.ToComplete.KEEP,
                COMPLETE | JOIN_INTEREST);
        assertStep(
                RUNNING | JOIN_INTEREST | JOIN_WAKER,
                TaskState::toComplete,
                TaskState.ToComplete.WAKE_JOINER,
                COMPLETE | JOIN_INTEREST | JOIN_WAKER);
    }

    @Test
    void arrow6AbortSubmitsOnlyAParkedTask() {
        assertStep(PARKED, TaskState::toAborted, TaskState.ToScheduled.SUBMIT, SCHEDULED | ABORTED);
        assertStep(
                SCHEDULED,
                TaskState::toAborted,
                TaskState.ToScheduled.NOTHING,
                SCHEDULED | ABORTED);
        assertStep(
                RUNNING,
                TaskState::toAborted,
                TaskState.ToScheduled.NOTHING,
                RUNNING | SCHEDULED | ABORTED);
        assertStep(COMPLETE, TaskState::toAborted, TaskState.ToScheduled.NOTHING, COMPLETE);
    }

    @Test
    void arrow7ShutdownTakesWhatIsNotRunning() {
        long dropping = RUNNING | ABORTED | CLOSED;
        assertStep(PARKED, TaskState::toShutdown, TaskState.ToShutdown.DROP, dropping);
        assertStep(SCHEDULED, TaskState::toShutdown, TaskState.ToShutdown.DROP, dropping);
        assertStep(RUNNING, TaskState::toShutdown, TaskState.ToShutdown.RUNNING, dropping);
        assertStep(COMPLETE, TaskState::toShutdown, TaskState.ToShutdown.ENDED, COMPLETE);
    }

    @Test
    void theJoinerFieldChangesHandsOnlyBeforeCompletion() {
        long waiting = JOIN_INTEREST | JOIN_WAKER;
        assertStep(JOIN_INTEREST, TaskState::toJoinWakerSet, TaskState.ToJoining.WAITING, waiting);
        assertStep(
                waiting, TaskState::toJoinWakerUnset, TaskState.ToJoining.WAITING, JOIN_INTEREST);
        assertStep(
                COMPLETE | JOIN_INTEREST,
                TaskState::toJoinWakerSet,
                TaskState.ToJoining.COMPLETE,
                COMPLETE | JOIN_INTEREST);
        assertStep(
                COMPLETE | waiting,
                TaskState::toJoinWakerUnset,
                TaskState.ToJoining.COMPLETE,
                COMPLETE | waiting);
    }

    @Test
    void detachGivesTheOutcomeToWhoeverIsLast() {
        assertStep(
                RUNNING | JOIN_INTEREST | JOIN_WAKER,
                TaskState::toDetached,
                TaskState.ToJoining.WAITING,
                RUNNING);
        assertStep(
                COMPLETE | JOIN_INTEREST | JOIN_WAKER,
                TaskState::toDetached,
                TaskState.ToJoining.COMPLETE,
                COMPLETE | JOIN_WAKER);
    }

    /**
     * Follows every transition from the initial word and checks the rules "never together with" on
     * all words that can be reached.
     */
    @Test
    void everyReachableWordKeepsTheRulesOfItsFlags() {
        Set<Long> seen = new TreeSet<>();
        Deque<Long> open = new ArrayDeque<>();
        open.add(INITIAL);
        while (!open.isEmpty()) {
            long word = open.remove();
            if (!seen.add(word)) {
                continue;
            }
            boolean running = (word & RUNNING) != 0;
            boolean handleAlive = (word & JOIN_INTEREST) != 0;
            follow(open, word, TaskState::toScheduled);
            follow(open, word, TaskState::toAborted);
            follow(open, word, TaskState::toShutdown);
            if ((word & SCHEDULED) != 0 && !running) {
                follow(open, word, TaskState::toRunning);
            }
            if (running) {
                follow(open, word, TaskState::toIdle);
                follow(open, word, TaskState::toComplete);
            }
            if (handleAlive) {
                follow(open, word, TaskState::toDetached);
                follow(open, word, TaskState::toJoinWakerSet);
                if ((word & JOIN_WAKER) != 0) {
                    follow(open, word, TaskState::toJoinWakerUnset);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(50);
        for (long word : seen) {
            String text = TaskState.toString(word);
            if ((word & COMPLETE) != 0) {
                assertThat(word & (SCHEDULED | RUNNING)).as(text).isZero();
            }
            if ((word & CLOSED) != 0) {
                assertThat(word & ABORTED).as(text).isNotZero();
            }
            if ((word & JOIN_WAKER) != 0 && (word & COMPLETE) == 0) {
                assertThat(word & JOIN_INTEREST).as(text).isNotZero();
            }
        }
    }

    private static void follow(Deque<Long> open, long word, Function<TaskState, Enum<?>> step) {
        TaskState state = in(word);
        step.apply(state);
        open.add(state.stateAcquire());
    }

    @ParameterizedTest
    @CsvSource({
        "0, PARKED",
        "17, SCHEDULED|JOIN_INTEREST",
        "3, SCHEDULED|RUNNING",
        "140, COMPLETE|ABORTED|CLOSED",
        "96, PARKED|JOIN_WAKER|TRACKED",
        "10753, SCHEDULED #42",
    })
    void toStringDecodesEveryFlagAndTheNumber(long word, String text) {
        assertThat(TaskState.toString(word)).isEqualTo(text);
    }

    @Test
    void numbersAreDealtOnceAndAreDistinct() {
        TaskState first = in(INITIAL);
        TaskState second = in(INITIAL);
        long number = first.number();
        assertThat(number).isPositive();
        assertThat(first.number()).isEqualTo(number);
        assertThat(second.number()).isNotEqualTo(number);
        first.toRunning();
        first.toComplete();
        assertThat(first.number()).as("flags leave it alone").isEqualTo(number);
        assertThat(first.isComplete()).isTrue();
    }
}
