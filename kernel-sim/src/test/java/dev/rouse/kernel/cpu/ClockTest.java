package dev.rouse.kernel.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Virtual time moves only when told to, and events run in the order of their deadlines. */
class ClockTest {

    private final Clock clock = new Clock();
    private final List<String> trace = new ArrayList<>();

    private Runnable note(String what) {
        return () -> trace.add(what + "@" + clock.nowNanos());
    }

    @Test
    void startsAtZeroWithoutEvents() {
        assertThat(clock.nowNanos()).isZero();
        assertThat(clock.hasEvents()).isFalse();
    }

    @Test
    void eventsRunInTheOrderOfTheirDeadlines() {
        clock.at(30, note("c"));
        clock.at(10, note("a"));
        clock.at(20, note("b"));

        clock.advance(100);

        assertThat(trace).containsExactly("a@10", "b@20", "c@30");
        assertThat(clock.nowNanos()).isEqualTo(100);
    }

    @Test
    void eventsOfOneInstantRunInTheOrderOfTheirRegistration() {
        for (String name : List.of("first", "second", "third")) {
            clock.at(10, note(name));
        }

        clock.advance(10);

        assertThat(trace).containsExactly("first@10", "second@10", "third@10");
    }

    @Test
    void anEventIsNotRunBeforeItsDeadline() {
        clock.at(10, note("a"));

        clock.advance(9);
        assertThat(trace).isEmpty();

        clock.advance(1);
        assertThat(trace).containsExactly("a@10");
    }

    @Test
    void anEventInThePastRunsAtTheNextBoundaryAndTimeDoesNotGoBack() {
        clock.advance(100);
        clock.at(50, note("late"));

        clock.advance(1);

        assertThat(trace).containsExactly("late@100");
        assertThat(clock.nowNanos()).isEqualTo(101);
    }

    @Test
    void anEventMayRegisterAnotherThatIsDueInTheSameAdvance() {
        clock.at(
                10,
                () -> {
                    note("first").run();
                    clock.after(5, note("second"));
                });

        clock.advance(20);

        assertThat(trace).containsExactly("first@10", "second@15");
    }

    @Test
    void aCancelledEventDoesNotRun() {
        Clock.Event cancelled = clock.at(10, note("cancelled"));
        clock.at(20, note("kept"));

        assertThat(cancelled.cancel()).isTrue();
        assertThat(cancelled.cancel()).isFalse();
        clock.advance(30);

        assertThat(trace).containsExactly("kept@20");
    }

    @Test
    void anEventThatHasRunCannotBeCancelled() {
        Clock.Event event = clock.at(10, note("a"));
        clock.advance(10);

        assertThat(event.cancel()).isFalse();
        assertThat(clock.hasEvents()).isFalse();
    }

    @Test
    void anEventMayCancelALaterOneOfTheSameInstant() {
        Clock.Event[] second = new Clock.Event[1];
        clock.at(10, () -> second[0].cancel());
        second[0] = clock.at(10, note("second"));

        clock.advance(10);

        assertThat(trace).isEmpty();
    }

    @Test
    void advancingToTheFirstEventJumps() {
        clock.at(1_000_000, note("far"));

        clock.advanceToFirstEvent();

        assertThat(trace).containsExactly("far@1000000");
    }

    @Test
    void aDelayBeyondTheEndOfTimeNeverComes() {
        clock.advance(10);
        clock.after(Long.MAX_VALUE, note("never"));

        clock.advance(1_000_000_000);

        assertThat(trace).isEmpty();
        assertThat(clock.hasEvents()).isTrue();
    }
}
