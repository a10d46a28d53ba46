package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.GeneratorBlock;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.StreamBlock;
import dev.rouse.testing.TestContext;
import java.io.IOException;
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
    void blockAwaitedInAFinallyIsNotTakenForTheOneThatIsDropped() throws Exception {
        Future<?> inner = make("pollsAnInnerBlockAndAwaitsItInFinally");
        inner.poll(cx);
        assertThat(log()).isEqualTo(List.of("inner begins"));
        inner.drop();
        assertThat(log())
                .isEqualTo(
                        List.of("inner begins", "drop never", "inner goes on", "value of inner"));
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

    // ---- streams ----

    private Stream<?> stream(String name) throws Exception {
        return (Stream<?>)
                machines.loadClass("sample.Drops").getMethod(name, t.getClass()).invoke(null, t);
    }

    @Test
    void streamThatHasNotBegunNeverRuns() throws Exception {
        Stream<?> stream = stream("emits");
        assertThat(stream.toString()).endsWith("[not started]");
        stream.drop();
        assertThat(log()).isEmpty();
        assertThatThrownBy(() -> stream.pollNext(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after drop");
    }

    @Test
    void streamDroppedAtAnEmitUnwindsFromThere() throws Exception {
        Stream<?> stream = stream("emits");
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item("item"));
        assertThat(stream.toString()).matches("Drops\\.java:\\d+ emitting");
        stream.drop();
        stream.drop();
        assertThat(log()).isEqualTo(List.of("open r", "inner finally", "close r", "finally"));
        assertThat(stream.toString()).endsWith("[dropped]");
        assertThatThrownBy(() -> stream.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void streamDroppedAtAnAwaitDropsTheFutureFirst() throws Exception {
        Stream<?> stream = stream("emits");
        stream.pollNext(cx);
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(stream.toString()).matches("Drops\\.java:\\d+ awaiting sample\\.Drops\\$1@.*");
        stream.drop();
        assertThat(log())
                .isEqualTo(List.of("open r", "drop never", "inner finally", "close r", "finally"));
    }

    @Test
    void streamThatIsDoneIsOver() throws Exception {
        Stream<?> stream = stream("emitsOnce");
        stream.pollNext(cx);
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.done());
        stream.drop();
        assertThat(stream.toString()).endsWith("[running or completed]");
        assertThatThrownBy(() -> stream.pollNext(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void emitOnTheWayOutReachesNobody() throws Exception {
        Stream<?> stream = stream("emitsInFinally");
        stream.pollNext(cx);
        stream.drop();
        assertThat(log()).isEqualTo(List.of("finally", "outer finally"));
    }

    @Test
    void streamThatKeepsItselfAliveIsGivenUp() throws Exception {
        Stream<?> stream = stream("emitsForEver");
        stream.pollNext(cx);
        assertThatThrownBy(stream::drop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("catches Throwable");
        assertThatThrownBy(() -> stream.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }

    // ---- generators ----

    private Generator<?, ?> generator(String name) throws Exception {
        return (Generator<?, ?>)
                machines.loadClass("sample.Drops").getMethod(name, t.getClass()).invoke(null, t);
    }

    @Test
    void generatorThatHasNotBegunNeverRuns() throws Exception {
        Generator<?, ?> generator = generator("yields");
        generator.close();
        assertThat(log()).isEmpty();
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("resumed after close");
    }

    @Test
    void closedGeneratorUnwindsFromItsYield() throws Exception {
        Generator<?, ?> generator = generator("yields");
        assertThat(generator.resume()).isEqualTo(new GeneratorState.Yielded<>("value"));
        assertThat(generator.toString()).matches("Drops\\.java:\\d+ yielding");
        generator.close();
        generator.close();
        assertThat(log()).isEqualTo(List.of("open r", "close r", "finally"));
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("resumed after close");
    }

    @Test
    void generatorIsCompletedOnce() throws Exception {
        Generator<?, ?> generator = generator("yields");
        generator.resume();
        assertThat(generator.resume()).isEqualTo(new GeneratorState.Complete<>("end"));
        assertThat(log()).isEqualTo(List.of("open r", "close r", "finally"));
        generator.close();
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("resumed after completion");
    }

    @Test
    void generatorThatFailedHasEnded() throws Exception {
        Generator<?, ?> generator = generator("yieldsAndFails");
        generator.resume();
        assertThatThrownBy(generator::resume).isInstanceOf(IOException.class).hasMessage("fails");
        assertThatThrownBy(generator::resume).hasMessageStartingWith("resumed after completion");
    }

    @Test
    void whatFinallyThrowsLeavesCloseOnce() throws Exception {
        Generator<?, ?> generator = generator("throwsInFinally");
        generator.resume();
        assertThatThrownBy(generator::close)
                .isInstanceOf(IOException.class)
                .hasMessage("from finally");
        generator.close();
    }

    @Test
    void generatorCannotResumeItself() throws Exception {
        Generator<?, ?> generator = generator("resumesItself");
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by its own body");
    }

    @Test
    void blocksThatAreSuspendedCannotBeCalled() throws Exception {
        StreamBlock<?> stream = (StreamBlock<?>) stream("emits");
        assertThatThrownBy(stream::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pass it to Async.stream()");
        GeneratorBlock<?, ?> generator = (GeneratorBlock<?, ?>) generator("yields");
        assertThatThrownBy(generator::call)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pass it to Async.generator()");
    }
}
