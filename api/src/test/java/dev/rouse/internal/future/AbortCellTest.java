package dev.rouse.internal.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.CountingWaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link AbortCell} shows. */
class AbortCellTest {

    private final AbortCell cell = new AbortCell();
    private final CountingWaker first = new CountingWaker();
    private final CountingWaker latest = new CountingWaker();

    private void goTo(String state) {
        if (state.equals("UNUSED")) {
            return;
        }
        if (state.equals("ABORTED")) {
            cell.abort();
            return;
        }
        cell.claim();
        if (state.equals("waiting")) {
            assertThat(cell.register(first)).isTrue();
        }
    }

    private boolean step(String step) {
        switch (step) {
            case "1 claim" -> cell.claim();
            case "2 register" -> {
                return cell.register(latest);
            }
            case "2 again" -> {
                return cell.register(first);
            }
            case "3 unregister" -> cell.unregister();
            case "4 abort" -> cell.abort();
            default -> throw new AssertionError(step);
        }
        return true;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "UNUSED,  1 claim,      true,  idle,    0",
        "ABORTED, 1 claim,      true,  ABORTED, 0",
        "idle,    2 register,   true,  waiting, 0",
        "waiting, 2 register,   true,  waiting, 0",
        "waiting, 2 again,      true,  waiting, 0",
        "ABORTED, 2 register,   false, ABORTED, 0",
        "idle,    3 unregister, true,  idle,    0",
        "waiting, 3 unregister, true,  idle,    0",
        "ABORTED, 3 unregister, true,  ABORTED, 0",
        "UNUSED,  4 abort,      true,  ABORTED, 0",
        "idle,    4 abort,      true,  ABORTED, 0",
        "waiting, 4 abort,      true,  ABORTED, 1",
        "ABORTED, 4 abort,      true,  ABORTED, 0",
    })
    void arrow(String from, String step, boolean answer, String to, int wakes) {
        goTo(from);
        assertThat(step(step)).isEqualTo(answer);
        assertThat(cell).hasToString("AbortHandle[" + to + "]");
        assertThat(cell.isAborted()).isEqualTo(to.equals("ABORTED"));
        assertThat(first.count()).isEqualTo(wakes);
    }

    @Test
    void onlyTheLatestWakerIsWokenAndOnce() {
        goTo("waiting");
        cell.register(latest);
        cell.abort();
        cell.abort();
        assertThat(first.count()).isZero();
        assertThat(latest.count()).isEqualTo(1);
    }

    @Test
    void secondClaimIsRefusedAlsoAfterAnAbort() {
        cell.claim();
        cell.abort();
        assertThatThrownBy(cell::claim)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make one for each future");
        assertThat(cell).hasToString("AbortHandle[ABORTED]");
    }
}
