package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.task.Task;
import dev.rouse.testing.TestContext;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A suspended frame keeps what is read later, and nothing else. */
class LivenessTest {

    private static final ClassLoader MACHINES = SampleClasses.all("-g").transformed();

    private final List<WeakReference<Object>> watched = new ArrayList<>();

    private Object make(String name) throws Exception {
        Class<?> t = MACHINES.loadClass("sample.T");
        Consumer<Object> watch = object -> watched.add(new WeakReference<>(object));
        return MACHINES.loadClass("sample.Drops")
                .getMethod(name, t, Consumer.class)
                .invoke(null, t.getConstructor().newInstance(), watch);
    }

    private Future<?> suspended(String name) throws Exception {
        Future<?> future = (Future<?>) make(name);
        TestContext cx = new TestContext();
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        future.poll(cx);
        return future;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deadLocal",
                "deadCapture",
                "localOfAnEarlierAwait",
                "stackOfAnEarlierAwait"
            })
    void whatIsNotReadAgainIsCollected(String name) throws Exception {
        Future<?> future = suspended(name);
        while (watched.get(0).get() != null) { // the watchdog ends this if it never is
            System.gc();
        }
        assertThat(watched).hasSize(1);
        assertThat(future.toString()).contains("awaiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveLocal", "liveCapture"})
    void whatIsReadAgainIsKept(String name) throws Exception {
        Future<?> future = suspended(name);
        System.gc();
        assertThat(watched.get(0).get()).isNotNull();
        assertThat(future.toString()).contains("awaiting");
    }

    /** The item or value is not kept here, nor anywhere else. */
    private static void goOn(Object made) throws Exception {
        if (made instanceof Stream<?> stream) {
            assertThat(stream.pollNext(new TestContext())).isInstanceOf(PollNext.Item.class);
        } else {
            assertThat(((Generator<?, ?>) made).resume())
                    .isInstanceOf(GeneratorState.Yielded.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"emittedValue", "deadLocalAtAnEmit", "deadCaptureAtAnEmit", "yieldedValue"})
    void whatIsNotReadAfterAnEmitOrYieldIsCollected(String name) throws Exception {
        Object made = make(name);
        goOn(made);
        while (watched.get(0).get() != null) { // the watchdog ends this if it never is
            System.gc();
        }
        assertThat(watched).hasSize(1);
        assertThat(made.toString()).matches(".*(emitting|yielding)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveLocalAtAnEmit", "liveLocalAtAYield"})
    void whatIsReadAfterAnEmitOrYieldIsKept(String name) throws Exception {
        Object made = make(name);
        goOn(made);
        System.gc();
        assertThat(watched.get(0).get()).isNotNull();
        assertThat(made.toString()).matches(".*(emitting|yielding)");
    }

    @Test
    void loopOfAStreamOverReadyFuturesYieldsWhenItsBudgetIsSpent() throws Exception {
        Stream<?> stream =
                (Stream<?>)
                        MACHINES.loadClass("sample.Drops")
                                .getMethod("manyReadyBeforeAnItem", int.class)
                                .invoke(null, Task.BUDGET + 1);
        TestContext cx = new TestContext();
        cx.budget = Task.BUDGET;
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = Task.BUDGET;
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(Task.BUDGET + 1));
    }

    @Test
    void emitInALoopSpendsNoBudget() throws Exception {
        Stream<?> stream =
                (Stream<?>)
                        MACHINES.loadClass("sample.Drops")
                                .getMethod("manyItems", int.class)
                                .invoke(null, 1_000_000);
        TestContext cx = new TestContext();
        cx.budget = 0;
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(((PollNext.Item<?>) stream.pollNext(cx)).value()).isEqualTo(i);
        }
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void aMillionSuspensionsGrowNeitherHeapNorStack() throws Exception {
        Future<?> future = counting("manyPendings", 1_000_000);
        TestContext cx = new TestContext();
        int polls = 1;
        Poll<?> polled;
        while ((polled = future.poll(cx)).isPending()) {
            polls++;
        }
        assertThat(polled).isEqualTo(Poll.ready(1_000_000));
        assertThat(polls).isEqualTo(1_000_001);
    }

    @Test
    void loopOverReadyFuturesYieldsWhenItsBudgetIsSpent() throws Exception {
        // The first await of each later poll has asked in the poll before.
        Future<?> future = counting("manyReady", 3 * Task.BUDGET + 3);
        TestContext cx = new TestContext();
        for (int round = 0; round < 3; round++) {
            cx.budget = Task.BUDGET;
            assertThat(future.poll(cx)).isSameAs(Poll.pending());
        }
        cx.budget = Task.BUDGET;
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(3 * Task.BUDGET + 3));
        assertThat(cx.wakes()).as("at the end of each budget").isEqualTo(3);
    }

    /**
     * If each block asked for its unit again when it is polled again, the last had none for ever.
     */
    @Test
    void aChainOfLoopsThatIsLongerThanTheBudgetGoesOn() throws Exception {
        int length = 3 * Task.BUDGET;
        Future<?> future = counting("deep", length);
        TestContext cx = new TestContext();
        int polls = 0;
        Poll<?> polled;
        do {
            cx.budget = Task.BUDGET;
            polled = future.poll(cx);
            polls++;
        } while (polled.isPending() && polls < 10);
        assertThat(polled).isEqualTo(Poll.ready(length));
        assertThat(cx.wakes()).as("one for each pending answer").isEqualTo(polls - 1);
    }

    private static Future<?> counting(String name, int n) throws Exception {
        return (Future<?>)
                MACHINES.loadClass("sample.Drops").getMethod(name, int.class).invoke(null, n);
    }
}
