package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.testing.TestContext;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A frame that has ended holds nothing, whatever its end was; until then it holds what it needs.
 */
class EndedFrameTest {

    private static final Map<String, ClassLoader> MACHINES =
            Map.of(
                    "-g", SampleClasses.all("-g").transformed(),
                    "-g:none", SampleClasses.all("-g:none").transformed());

    private static final Callable<?> RETURN = () -> "nothing more";
    private static final Callable<?> FAIL =
            () -> {
                throw new IOException("fails");
            };

    private final TestContext cx = new TestContext();
    private final List<WeakReference<Object>> watched = new ArrayList<>();

    private Object make(String name, String debug, Future<?> awaited, Callable<?> end)
            throws Exception {
        Consumer<Object> watch = object -> watched.add(new WeakReference<>(object));
        return MACHINES.get(debug)
                .loadClass("sample.Ends")
                .getMethod(name, Consumer.class, Future.class, Callable.class)
                .invoke(null, watch, awaited, end);
    }

    private Future<?> future(String name, String debug, Future<?> awaited, Callable<?> end)
            throws Exception {
        return (Future<?>) make(name, debug, awaited, end);
    }

    /** All that was watched is collected, and the frame, which is not, has ended as it says. */
    private void assertLetGo(int count, ThrowingCallable again, String message) {
        assertThat(watched).hasSize(count);
        for (WeakReference<Object> reference : watched) {
            while (reference.get() != null) { // the watchdog ends this if it never is
                System.gc();
            }
        }
        assertThatThrownBy(again)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message);
    }

    private static Future<?> never() {
        return Futures.pending();
    }

    // ---- futures ----

    @ParameterizedTest
    @CsvSource({"future, -g, 4", "future, -g:none, 4", "action, -g, 2", "action, -g:none, 2"})
    void completedFutureLetsGo(String name, String debug, int count) throws Exception {
        Future<?> future = future(name, debug, Futures.ready(1), RETURN);
        assertThat(future.poll(cx)).isInstanceOf(Poll.Ready.class);
        assertLetGo(count, () -> future.poll(cx), "polled after completion");
    }

    @ParameterizedTest
    @CsvSource({"future, -g, 4", "future, -g:none, 4", "action, -g, 2", "action, -g:none, 2"})
    void futureThatCompletesLaterLetsGo(String name, String debug, int count) throws Exception {
        Future<?> future = future(name, debug, Futures.yieldNow(), RETURN);
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        System.gc();
        assertThat(watched.get(1).get()).as("what is captured and read later").isNotNull();
        assertThat(future.poll(cx)).isInstanceOf(Poll.Ready.class);
        assertLetGo(count, () -> future.poll(cx), "polled after completion");
    }

    @ParameterizedTest
    @CsvSource({"future, -g, 4", "future, -g:none, 4", "action, -g, 2", "action, -g:none, 2"})
    void failedFutureLetsGo(String name, String debug, int count) throws Exception {
        Future<?> future = future(name, debug, Futures.yieldNow(), FAIL);
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThatThrownBy(() -> future.poll(cx)).hasMessage("fails");
        assertLetGo(count, () -> future.poll(cx), "polled after completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void futureWhoseAwaitedOneFailsLetsGo(String debug) throws Exception {
        Future<?> failed = Futures.failed(new IOException("awaited"));
        Future<?> future = future("future", debug, failed, RETURN);
        assertThatThrownBy(() -> future.poll(cx)).hasMessage("awaited");
        assertLetGo(4, () -> future.poll(cx), "polled after completion");
    }

    @ParameterizedTest
    @CsvSource({"future, -g, 4", "future, -g:none, 4", "action, -g, 2", "action, -g:none, 2"})
    void droppedFutureLetsGo(String name, String debug, int count) throws Exception {
        Future<?> future = future(name, debug, never(), RETURN);
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        future.drop();
        assertLetGo(count, () -> future.poll(cx), "polled after drop");
    }

    @ParameterizedTest
    @CsvSource({"future, -g", "future, -g:none", "action, -g", "action, -g:none"})
    void futureDroppedBeforeItsStartLetsGo(String name, String debug) throws Exception {
        Future<?> future = future(name, debug, never(), RETURN);
        future.drop();
        assertLetGo(2, () -> future.poll(cx), "polled after drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void futureThatCannotBeUnwoundLetsGo(String debug) throws Exception {
        Future<?> future = future("stubborn", debug, never(), RETURN);
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThatThrownBy(future::drop).hasMessageContaining("suspended again, for ever");
        int operands = watched.size() - 3;
        assertThat(operands).as("one for each round").isGreaterThan(100);
        assertLetGo(3 + operands, () -> future.poll(cx), "polled after drop");
    }

    // ---- streams ----

    private Stream<?> streamAtItsEnd(String debug, Callable<?> end) throws Exception {
        Stream<?> stream = (Stream<?>) make("stream_", debug, Futures.yieldNow(), end);
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item("item"));
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(3));
        System.gc();
        assertThat(watched.get(1).get()).as("what is captured and read later").isNotNull();
        return stream;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void streamThatIsDoneLetsGo(String debug) throws Exception {
        Stream<?> stream = streamAtItsEnd(debug, RETURN);
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.done());
        assertLetGo(4, () -> stream.pollNext(cx), "polled after completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void failedStreamLetsGo(String debug) throws Exception {
        Stream<?> stream = streamAtItsEnd(debug, FAIL);
        assertThatThrownBy(() -> stream.pollNext(cx)).hasMessage("fails");
        assertLetGo(4, () -> stream.pollNext(cx), "polled after completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void streamDroppedAtAnEmitLetsGo(String debug) throws Exception {
        Stream<?> stream = streamAtItsEnd(debug, RETURN);
        stream.drop();
        assertLetGo(4, () -> stream.pollNext(cx), "polled after drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void streamDroppedBeforeItsStartLetsGo(String debug) throws Exception {
        Stream<?> stream = (Stream<?>) make("stream_", debug, never(), RETURN);
        stream.drop();
        assertLetGo(2, () -> stream.pollNext(cx), "polled after drop");
    }

    // ---- generators ----

    private Generator<?, ?> generatorAtItsEnd(String debug, Callable<?> end) throws Exception {
        Generator<?, ?> generator = (Generator<?, ?>) make("generator_", debug, never(), end);
        assertThat(generator.resume()).isEqualTo(new GeneratorState.Yielded<>("value"));
        System.gc();
        assertThat(watched.get(2).get()).as("a local that is read later").isNotNull();
        return generator;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void completeGeneratorLetsGo(String debug) throws Exception {
        Generator<?, ?> generator = generatorAtItsEnd(debug, RETURN);
        assertThat(generator.resume()).isEqualTo(new GeneratorState.Complete<>(3));
        assertLetGo(4, generator::resume, "resumed after completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void failedGeneratorLetsGo(String debug) throws Exception {
        Generator<?, ?> generator = generatorAtItsEnd(debug, FAIL);
        assertThatThrownBy(generator::resume).hasMessage("fails");
        assertLetGo(4, generator::resume, "resumed after completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void closedGeneratorLetsGo(String debug) throws Exception {
        Generator<?, ?> generator = generatorAtItsEnd(debug, RETURN);
        generator.close();
        assertLetGo(3, generator::resume, "resumed after close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    void generatorClosedBeforeItsStartLetsGo(String debug) throws Exception {
        Generator<?, ?> generator = (Generator<?, ?>) make("generator_", debug, never(), RETURN);
        generator.close();
        assertLetGo(2, generator::resume, "resumed after close");
    }

    // ---- not the end ----

    private static Object refusedPoll(Future<?> self, Context cx) {
        assertThatThrownBy(() -> self.poll(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after completion");
        return "refused";
    }

    private static Object drop(Future<?> self) {
        self.drop();
        return "dropped";
    }

    /** A running frame has the state of a completed one, but it still needs what it holds. */
    @ParameterizedTest
    @CsvSource({"poll, -g", "poll, -g:none", "drop, -g", "drop, -g:none"})
    void frameThatIsPolledOrDroppedByItsBodyKeepsWhatItNeeds(String deed, String debug)
            throws Exception {
        Function<Future<?>, @Nullable Object> done =
                deed.equals("poll") ? self -> refusedPoll(self, cx) : EndedFrameTest::drop;
        Future<?> future =
                (Future<?>)
                        MACHINES.get(debug)
                                .loadClass("sample.Ends")
                                .getMethod("turnsOnItself", Function.class, Future.class)
                                .invoke(null, done, Futures.yieldNow());
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(true));
    }
}
