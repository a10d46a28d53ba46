package dev.rouse.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link ScopeCell} shows. */
class ScopeCellTest {

    private final QueueScheduler scheduler = new QueueScheduler();
    private final CountingWaker owner = new CountingWaker();
    private final ScopeCell cell = new ScopeCell(scheduler, false);
    private final Probe<String> child = Probe.pending();

    private void goTo(String mode, int children) {
        if (children == 1) {
            cell.spawn(child).drop();
            scheduler.runAll();
        }
        switch (mode) {
            case "OPEN" -> {}
            case "CLOSING" -> cell.fail(new CancellationException("before"));
            case "ENDED" -> cell.bodyEnded();
            default -> throw new AssertionError(mode);
        }
        cell.register(owner);
    }

    private void step(String step) {
        switch (step) {
            case "1 fail" -> cell.fail(new IllegalStateException("now"));
            case "1 cancel" -> cell.cancel();
            case "1 abandon" -> cell.abandon();
            case "2 body" -> cell.bodyEnded();
            case "2 child" -> cell.abortChildren();
            case "spawn" -> cell.spawn(Probe.pending()).drop();
            default -> throw new AssertionError(step);
        }
    }

    /** The children before anybody has run, and after the aborted ones have. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "OPEN,    0, 1 fail,    CLOSING, 0, 0",
        "OPEN,    1, 1 fail,    CLOSING, 1, 0",
        "OPEN,    1, 1 cancel,  CLOSING, 1, 0",
        "OPEN,    1, 1 abandon, CLOSING, 1, 0",
        "OPEN,    0, 2 body,    ENDED,   0, 0",
        "OPEN,    1, 2 body,    OPEN,    1, 1",
        "OPEN,    1, 2 child,   OPEN,    1, 0",
        "OPEN,    1, spawn,     OPEN,    2, 2",
        "CLOSING, 0, 1 fail,    CLOSING, 0, 0",
        "CLOSING, 0, 1 cancel,  CLOSING, 0, 0",
        "CLOSING, 0, 1 abandon, CLOSING, 0, 0",
        "CLOSING, 0, 2 body,    ENDED,   0, 0",
        "CLOSING, 1, 2 body,    CLOSING, 1, 0",
        "CLOSING, 0, spawn,     CLOSING, 0, 0",
        "ENDED,   0, 1 fail,    ENDED,   0, 0",
        "ENDED,   0, 1 cancel,  ENDED,   0, 0",
        "ENDED,   0, 1 abandon, ENDED,   0, 0",
        "ENDED,   0, 2 body,    ENDED,   0, 0",
        "ENDED,   0, spawn,     ENDED,   0, 0",
    })
    void arrow(String from, int children, String step, String to, int before, int after) {
        goTo(from, children);
        step(step);
        assertThat(cell).hasToString("Scope[" + to + ", " + before + " children]");
        scheduler.runAll();
        assertThat(cell.size()).isEqualTo(after);
        assertThat(child.drops).isEqualTo(children > after ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "CLOSING"})
    void lastChildEndsTheScopeIfTheBodyHasEnded(String mode) {
        goTo(mode, 1);
        cell.bodyEnded();
        assertThat(cell.isEnded()).isFalse();
        cell.abortChildren();
        scheduler.runAll();
        assertThat(cell).hasToString("Scope[ENDED, 0 children]");
        assertThat(owner.count()).as("the future of the scope is woken").isEqualTo(1);
    }

    /** The future of the scope is dropped when the body has ended, and the last child does now. */
    @Test
    void lastChildThatEndsWhileTheScopeIsDroppedEndsItOnce() {
        goTo("OPEN", 1);
        cell.bodyEnded();
        assertThat(cell.isEnded()).as("what the drop finds").isFalse();
        cell.abortChildren();
        scheduler.runAll();
        cell.abandon();
        cell.bodyEnded();
        assertThat(cell).hasToString("Scope[ENDED, 0 children]");
    }
}
