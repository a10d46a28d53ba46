package dev.rouse.internal.future;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Poll;
import dev.rouse.Shared;
import dev.rouse.WeakShared;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that stands in {@link SharedCell}. */
class SharedCellTest {

    /** Of the handle that waits all the time. */
    private final TestContext cx = new TestContext();

    private Runnable inside = () -> {};
    private Poll<String> answer = Poll.pending();
    private final Probe<String> child =
            Probe.polling(
                    p -> {
                        inside.run();
                        return answer;
                    });
    private final Shared<String> waiting = SharedCell.share(child);
    private final Shared<String> polling = waiting.share();

    /** The cell, seen by one who counts for nothing. */
    private final WeakShared<String> cell = waiting.downgrade();

    /** What the step did: the state after it, and how often the waiting handle was woken. */
    private String reached = "";

    private int wakes;

    @BeforeEach
    void oneHandleWaits() throws Exception {
        assertThat(waiting.poll(cx).isPending()).isTrue();
    }

    private String state() {
        return cell.toString().replaceAll("Shared\\[|, handles .*", "").replace(", ", "+");
    }

    private void measure(Runnable step) {
        int before = cx.wakes();
        step.run();
        wakes = cx.wakes() - before;
        reached = state();
    }

    /** Polls the other handle, and does something while the child is inside its poll. */
    private Poll<String> poll(Runnable during) {
        inside = during;
        try {
            return polling.poll(new TestContext());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void dropHandles() {
        waiting.drop();
        polling.drop();
    }

    /** Goes to the state, and takes the step there. */
    private void go(String from, String step) {
        switch (from) {
            case "idle" -> step(step);
            case "woken" -> {
                child.wake();
                step(step);
            }
            case "polling" -> inPoll(() -> {}, step);
            case "polling+woken" -> inPoll(child::wake, step);
            case "complete" -> {
                answer = Poll.ready("v");
                poll(() -> {});
                step(step);
            }
            case "dropped" -> {
                dropHandles();
                step(step);
            }
            default -> throw new AssertionError(from);
        }
    }

    private void step(String step) {
        switch (step) {
            case "3 wake" -> measure(child::wake);
            case "5 drop" -> measure(this::dropHandles);
            default -> throw new AssertionError(step);
        }
    }

    private void inPoll(Runnable before, String step) {
        switch (step) {
            case "1 poll" -> poll(() -> after(before, this::anotherPolls));
            case "3 wake" -> poll(() -> after(before, child::wake));
            case "2 pending" -> measure(() -> poll(before));
            case "4 ready" -> {
                answer = Poll.ready("v");
                measure(() -> poll(before));
            }
            default -> throw new AssertionError(step);
        }
    }

    private void after(Runnable before, Runnable step) {
        before.run();
        measure(step);
    }

    /** Only waits: a second poll of the child would be an error of the probe. */
    private void anotherPolls() {
        try {
            Shared<String> another = polling.share();
            assertThat(another.poll(new TestContext()).isPending()).isTrue();
            another.drop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "polling,       1 poll,    polling,       0",
        "polling+woken, 1 poll,    polling+woken, 0",
        "polling,       2 pending, idle,          0",
        "polling+woken, 2 pending, woken,         1",
        "idle,          3 wake,    woken,         1",
        "woken,         3 wake,    woken,         0",
        "polling,       3 wake,    polling+woken, 0",
        "polling+woken, 3 wake,    polling+woken, 0",
        "complete,      3 wake,    complete,      0",
        "dropped,       3 wake,    dropped,       0",
        "polling,       4 ready,   complete,      1",
        "polling+woken, 4 ready,   complete,      1",
        "idle,          5 drop,    dropped,       0",
        "woken,         5 drop,    dropped,       0",
        "complete,      5 drop,    complete,      0",
    })
    void arrow(String from, String step, String to, int woken) {
        go(from, step);
        assertThat(reached).isEqualTo(to);
        assertThat(wakes).isEqualTo(woken);
        assertThat(child.drops).isEqualTo(to.equals("dropped") ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"idle", "woken"})
    void pollEnters(String from) {
        String[] during = {""};
        if (from.equals("woken")) {
            child.wake();
        }
        assertThat(state()).isEqualTo(from);
        poll(() -> during[0] = state());
        assertThat(during[0]).isEqualTo("polling");
        assertThat(child.polls).isEqualTo(2);
    }

    @Test
    void handlesAreCountedAndNeverRiseFromZero() throws Exception {
        assertThat(cell).hasToString("Shared[idle, handles 2]");
        Shared<String> third = cell.upgrade();
        assertThat(third).isNotNull();
        assertThat(cell).hasToString("Shared[idle, handles 3]");
        third.drop();
        third.drop();
        assertThat(cell).hasToString("Shared[idle, handles 2]");
        answer = Poll.ready("v");
        assertThat(polling.poll(cx)).isEqualTo(Poll.ready("v"));
        assertThat(cell).hasToString("Shared[complete, handles 1]");
        waiting.drop();
        assertThat(cell).hasToString("Shared[complete, handles 0]");
        assertThat(cell.upgrade()).isNull();
        assertThat(cell).hasToString("Shared[complete, handles 0]");
    }
}
