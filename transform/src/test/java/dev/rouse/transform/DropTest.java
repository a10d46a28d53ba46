package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Dropping a block: the inner future first, then finally blocks and resources, then nothing more.
 */
class DropTest {

    private static ClassLoader machines;

    @BeforeAll
    static void compile() {
        machines = SampleClasses.all("-g").transformed();
    }

    private final TestContext cx = new TestContext();
    private final Object t;

    DropTest() throws Exception {
        t = machines.loadClass("sample.T").getConstructor().newInstance();
    }

    private Future<?> make(String name) throws Exception {
        return (Future<?>)
                machines.loadClass("sample.Drops").getMethod(name, t.getClass()).invoke(null, t);
    }

    private List<?> log() throws Exception {
        return (List<?>) t.getClass().getField("log").get(t);
    }

    private void assertDropLogs(String name, Object... log) throws Exception {
        Future<?> future = make(name);
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        future.drop();
        future.drop();
        assertThat(log()).isEqualTo(List.of(log));
        assertThatThrownBy(() -> future.poll(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after drop");
    }

    @Test
    void bodyThatHasNotBegunNeverRuns() throws Exception {
        Future<?> future = make("plain");
        assertThat(future.toString()).endsWith("[not started]");
        future.drop();
        assertThat(log()).isEmpty();
        assertThat(future.toString()).endsWith("[dropped]");
        assertThatThrownBy(() -> future.poll(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void innerFutureIsDroppedBeforeFinallyRuns() throws Exception {
        assertDropLogs("runsFinallyAfterTheInnerDrop", "drop never", "finally");
    }

    @Test
    void resourcesAreClosedInReverseOrder() throws Exception {
        assertDropLogs(
                "closesResourcesInReverse", "open a", "open b", "drop never", "close b", "close a");
    }

    @Test
    void awaitInFinallyGoesOnIfReadyAndIsDroppedIfNot() throws Exception {
        assertDropLogs("readyAwaitInFinallyGoesOn", "drop never", "cleaned");
        log().clear();
        assertDropLogs(
                "pendingAwaitInFinallyIsDroppedToo", "drop never", "drop cleanup", "outer cleanup");
    }

    @Test
    void catchOfExceptionDoesNotSeeTheDrop() throws Exception {
        assertDropLogs("catchExceptionDoesNotSeeIt", "drop never");
    }

    @Test
    void catchOfThrowableMayEndTheBlockButNotKeepItAlive() throws Exception {
        assertDropLogs("swallowedOnceAndReturned", "drop never", "swallowed");
        Future<?> endless = make("swallowedForEver");
        endless.poll(cx);
        assertThatThrownBy(endless::drop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("catches Throwable");
        assertThatThrownBy(() -> endless.poll(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void exceptionsOfUnwindingLeaveDropOnce() throws Exception {
        Future<?> finallyThrows = make("finallyThrows");
        finallyThrows.poll(cx);
        assertThatThrownBy(finallyThrows::drop).hasMessage("from finally");
        finallyThrows.drop();
        Future<?> dropThrows = make("innerDropThrows");
        dropThrows.poll(cx);
        log().clear();
        assertThatThrownBy(dropThrows::drop).hasMessage("from drop");
        assertThat(log()).isEqualTo(List.of("drop inner", "finally"));
    }

    @Test
    void nestedBlocksUnwindFromTheInside() throws Exception {
        assertDropLogs("nested", "drop never", "inner finally", "outer finally");
    }

    @Test
    void droppedInALoopAfterSomeRounds() throws Exception {
        assertDropLogs("inLoop", "round 0", "round 1", "drop never", "round 2");
    }

    @Test
    void actionsUnwindToo() throws Exception {
        assertDropLogs("action", "drop never", "finally");
    }

    @Test
    void suspendedFrameSaysWhereAndForWhat() throws Exception {
        Future<?> future = make("plain");
        future.poll(cx);
        assertThat(future.toString()).matches("Drops\\.java:\\d+ awaiting sample\\.Drops\\$1@.*");
    }
}
