package dev.rouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.sync.Notified;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link NotifyCell} shows. */
class NotifyStateTest {

    private final NotifyCell notify = new NotifyCell();
    private final TestContext cx = new TestContext();
    private final Notified waiting = notify.notified();
    private final Notified other = notify.notified();

    private void goTo(String state) throws Exception {
        switch (state) {
            case "empty" -> {}
            case "stored" -> notify.notifyOne();
            case "1 waiting" -> waiting.poll(cx);
            case "2 waiting" -> {
                waiting.poll(cx);
                other.poll(cx);
            }
            default -> throw new AssertionError(state);
        }
    }

    private void step(String step) throws Exception {
        switch (step) {
            case "1 one" -> notify.notifyOne();
            case "1 last" -> notify.notifyLast();
            case "2 take" -> notify.tryNotified();
            case "2 poll", "3 poll" -> notify.notified().poll(cx);
            case "4 drop" -> waiting.drop();
            case "all" -> notify.notifyWaiters();
            default -> throw new AssertionError(step);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "empty,     1 one,  stored,    0",
        "empty,     1 last, stored,    0",
        "stored,    1 one,  stored,    0",
        "stored,    2 take, empty,     0",
        "stored,    2 poll, empty,     0",
        "empty,     2 take, empty,     0",
        "empty,     3 poll, 1 waiting, 0",
        "1 waiting, 3 poll, 2 waiting, 0",
        "1 waiting, 1 one,  empty,     1",
        "1 waiting, 1 last, empty,     1",
        "2 waiting, 1 one,  1 waiting, 1",
        "2 waiting, 1 last, 1 waiting, 1",
        "1 waiting, 4 drop, empty,     0",
        "2 waiting, 4 drop, 1 waiting, 0",
        "empty,     all,    empty,     0",
        "stored,    all,    stored,    0",
        "2 waiting, all,    empty,     2",
    })
    void arrow(String from, String step, String to, int wakes) throws Exception {
        goTo(from);
        step(step);
        assertThat(notify).hasToString("Notify[" + to + "]");
        assertThat(cx.wakes()).isEqualTo(wakes);
    }
}
