package dev.rouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Poll;
import dev.rouse.internal.sync.Permits.Taking;
import dev.rouse.sync.SemaphoreClosedException;
import dev.rouse.testing.TestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of {@link Permits} and of {@link Waiter}: each step in each state. */
class PermitsStateTest {

    private final TestContext cx = new TestContext();
    private final SemaphoreCell permits = new SemaphoreCell(0, null);
    private @Nullable Acquire waiting;

    // ---- the word ----

    /** "2 free", "1 waiting" for two with one of them there, or "1 closed". */
    private void goTo(String state) {
        int number = state.charAt(0) - '0';
        if (state.endsWith("waiting")) {
            permits.give(1);
            waiting = new Acquire(permits, 2);
            assertThat(waiting.poll(cx)).isSameAs(Poll.pending());
            return;
        }
        permits.give(number);
        if (state.endsWith("closed")) {
            permits.shut();
        }
    }

    private Object step(String step) {
        switch (step) {
            case "1 take" -> {
                return permits.tryTakeFree(2);
            }
            case "2 give" -> permits.give(1);
            case "2 many" -> permits.give(5);
            case "2 limited" -> {
                return permits.tryGive(1, 2);
            }
            case "3 forget" -> {
                return permits.forget(2);
            }
            case "4 wait" -> {
                return new Acquire(permits, 3).poll(cx).isReady();
            }
            case "6 leave" -> {
                return permits.cancel(waiting);
            }
            case "7 close" -> {
                return permits.shut();
            }
            default -> throw new AssertionError(step);
        }
        return "";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0 free,    1 take,    NOT_ENOUGH, 0 free",
        "1 free,    1 take,    NOT_ENOUGH, 1 free",
        "3 free,    1 take,    TAKEN,      1 free",
        "1 waiting, 1 take,    NOT_ENOUGH, '0 free, 1 waiting'",
        "3 closed,  1 take,    CLOSED,     '3 free, closed'",
        "1 free,    2 give,    '',         2 free",
        "1 waiting, 2 give,    '',         0 free",
        "1 waiting, 2 many,    '',         4 free",
        "1 closed,  2 give,    '',         '2 free, closed'",
        "1 free,    2 limited, true,       2 free",
        "2 free,    2 limited, false,      2 free",
        "1 waiting, 2 limited, true,       0 free",
        "0 free,    3 forget,  0,          0 free",
        "3 free,    3 forget,  2,          1 free",
        "1 waiting, 3 forget,  0,          '0 free, 1 waiting'",
        "1 closed,  3 forget,  1,          '0 free, closed'",
        "2 free,    4 wait,    false,      '0 free, 1 waiting'",
        "3 free,    4 wait,    true,       0 free",
        "1 waiting, 4 wait,    false,      '0 free, 2 waiting'",
        "1 waiting, 6 leave,   true,       1 free",
        "1 free,    7 close,   true,       '1 free, closed'",
        "1 waiting, 7 close,   true,       '1 free, closed'",
        "1 closed,  7 close,   false,      '1 free, closed'",
    })
    void arrow(String from, String step, String answer, String to) {
        goTo(from);
        assertThat(step(step)).hasToString(answer);
        assertThat(permits.describe()).isEqualTo(to);
        assertThat(permits.isClosed()).isEqualTo(to.endsWith("closed"));
    }

    @ParameterizedTest
    @CsvSource({"1 free, 1, false", "1 closed, 1, true", "1 closed, 2, false", "2 closed, 1, true"})
    void closedAndIdleIsWhatHasAllPermitsBack(String state, int total, boolean idle) {
        goTo(state);
        assertThat(permits.isClosedAndIdle(total)).isEqualTo(idle);
    }

    // ---- one who waits ----

    private Acquire waiter(String phase) {
        Acquire waiter = new Acquire(permits, 1);
        switch (phase) {
            case "NEW" -> {}
            case "QUEUED" -> waiter.poll(cx);
            case "GRANTED" -> {
                waiter.poll(cx);
                permits.give(1);
            }
            case "CLOSED" -> {
                waiter.poll(cx);
                permits.shut();
            }
            case "COMPLETED" -> {
                permits.give(1);
                waiter.poll(cx);
                waiter.forget(); // so that it is no permit any more
            }
            case "DROPPED" -> waiter.drop();
            default -> throw new AssertionError(phase);
        }
        assertThat(waiter).hasToString("Acquire[" + phase + "]");
        return waiter;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "NEW,       poll,  QUEUED",
        "NEW,       give,  NEW",
        "NEW,       close, NEW",
        "NEW,       drop,  DROPPED",
        "QUEUED,    poll,  QUEUED",
        "QUEUED,    give,  GRANTED",
        "QUEUED,    close, CLOSED",
        "QUEUED,    drop,  DROPPED",
        "GRANTED,   poll,  COMPLETED",
        "GRANTED,   give,  GRANTED",
        "GRANTED,   close, GRANTED",
        "GRANTED,   drop,  DROPPED",
        "CLOSED,    give,  CLOSED",
        "CLOSED,    drop,  DROPPED",
        "COMPLETED, give,  COMPLETED",
        "COMPLETED, close, COMPLETED",
        "COMPLETED, drop,  COMPLETED",
        "DROPPED,   give,  DROPPED",
        "DROPPED,   close, DROPPED",
        "DROPPED,   drop,  DROPPED",
    })
    void phase(String from, String step, String to) {
        Acquire waiter = waiter(from);
        switch (step) {
            case "poll" -> waiter.poll(cx);
            case "give" -> permits.give(1);
            case "close" -> permits.shut();
            case "drop" -> waiter.drop();
            default -> throw new AssertionError(step);
        }
        waiter.forget();
        assertThat(waiter).hasToString("Acquire[" + to + "]");
        boolean dropsAGrant = from.equals("GRANTED") && step.equals("drop");
        boolean givesToNobody = step.equals("give") && !from.equals("QUEUED");
        assertThat(permits.free()).isEqualTo(dropsAGrant || givesToNobody ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "NEW"})
    void pollAfterTheCloseFailsAndIsTheLast(String phase) {
        Acquire waiter = waiter(phase);
        permits.shut();
        assertThatThrownBy(() -> waiter.poll(cx)).isInstanceOf(SemaphoreClosedException.class);
        assertThat(waiter).hasToString("Acquire[COMPLETED]");
        assertThatThrownBy(() -> waiter.poll(cx)).hasMessageStartingWith("polled after completion");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, polled after completion", "DROPPED, polled after drop"})
    void pollAfterTheEndIsRefused(String phase, String message) {
        Acquire waiter = waiter(phase);
        assertThatThrownBy(() -> waiter.poll(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message);
        assertThat(permits.tryTakeFree(1)).isEqualTo(Taking.NOT_ENOUGH);
    }
}
