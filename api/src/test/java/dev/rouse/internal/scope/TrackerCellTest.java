package dev.rouse.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link TrackerCell} shows. */
class TrackerCellTest {

    private final TrackerCell cell = new TrackerCell();
    private final TestContext cx = new TestContext();

    private void goTo(int count, String mode) {
        for (int i = 0; i < count; i++) {
            cell.enter();
        }
        if (mode.equals("closed")) {
            cell.close();
        }
    }

    private void step(String step) {
        switch (step) {
            case "1 enter" -> cell.enter();
            case "2 leave" -> cell.leave();
            case "3 close" -> cell.close();
            case "4 reopen" -> cell.reopen();
            default -> throw new AssertionError(step);
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "0, open,   1 enter,  1, open,   0",
        "1, open,   1 enter,  2, open,   0",
        "1, closed, 1 enter,  2, closed, 0",
        "1, open,   2 leave,  0, open,   0",
        "2, closed, 2 leave,  1, closed, 0",
        "1, closed, 2 leave,  0, closed, 1",
        "0, open,   3 close,  0, closed, 1",
        "2, open,   3 close,  2, closed, 0",
        "2, closed, 3 close,  2, closed, 0",
        "0, open,   4 reopen, 0, open,   0",
        "2, closed, 4 reopen, 2, open,   0",
    })
    void arrow(int count, String mode, String step, int countAfter, String modeAfter, int wakes)
            throws Exception {
        goTo(count, mode);
        TrackerCell.WhenEmpty whenEmpty = new TrackerCell.WhenEmpty(cell);
        assertThat(whenEmpty.poll(cx).isPending()).isTrue();
        step(step);
        assertThat(cell).hasToString("TaskTracker[" + countAfter + ", " + modeAfter + "]");
        assertThat(cell.size()).isEqualTo(countAfter);
        assertThat(cell.isClosed()).isEqualTo(modeAfter.equals("closed"));
        assertThat(cx.wakes()).isEqualTo(wakes);
        assertThat(whenEmpty.poll(cx).isReady()).isEqualTo(wakes == 1);
    }

    @Test
    void whatIsEmptyAndClosedIsSoAtOnceAndOpensAgain() throws Exception {
        cell.close();
        assertThat(new TrackerCell.WhenEmpty(cell).poll(cx).isReady()).isTrue();
        cell.close();
        assertThat(cell).hasToString("TaskTracker[0, closed]");
        cell.enter();
        assertThat(new TrackerCell.WhenEmpty(cell).poll(cx).isReady()).isFalse();
        cell.leave();
        cell.reopen();
        assertThat(cell).hasToString("TaskTracker[0, open]");
    }
}
