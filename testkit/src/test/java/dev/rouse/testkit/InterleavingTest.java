package dev.rouse.testkit;

import static dev.rouse.testkit.Assertions.assertDone;
import static dev.rouse.testkit.Assertions.assertItem;
import static dev.rouse.testkit.Assertions.assertPending;
import static dev.rouse.testkit.Assertions.assertReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Sink;
import dev.rouse.Stream;
import dev.rouse.Streams;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.SinkLaws;
import dev.rouse.testkit.laws.StreamLaws;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InterleavingTest {

    private final FakeContext cx = new FakeContext();

    @Test
    void pendingPollsComeBeforeEachRealOneAndWakeThemselves() throws Exception {
        ScriptedFuture<String> inside = ScriptedFuture.pending("inside");
        Future<String> future = Interleaving.of(2, 0, 1).future(inside);
        assertPending(future.poll(cx));
        assertPending(future.poll(cx));
        assertThat(cx.wakes()).isEqualTo(2);
        assertThat(inside.polls()).isZero();
        assertPending(future.poll(cx));
        assertPending(future.poll(cx));
        assertThat(inside.polls()).isEqualTo(2);
        assertThat(cx.wakes()).isEqualTo(2);
        inside.complete("v");
        assertThat(cx.wakes()).isEqualTo(3);
        assertPending(future.poll(cx));
        assertReady(future.poll(cx)).isEqualTo("v");
        assertThat(cx.wakes()).isEqualTo(4);
    }

    @Test
    void patternBeginsAgain() throws Exception {
        ScriptedFuture<String> inside = ScriptedFuture.pending("inside");
        Future<String> future = Interleaving.of(1).future(inside);
        for (int i = 0; i < 10; i++) {
            assertPending(future.poll(cx));
        }
        assertThat(inside.polls()).isEqualTo(5);
    }

    @Test
    void noNumbersAreNoPendingPolls() throws Exception {
        assertReady(Interleaving.of().future(Futures.ready("v")).poll(cx)).isEqualTo("v");
    }

    @Test
    void afterTheEndEverythingGoesInside() throws Exception {
        Future<String> future = Interleaving.of(0, 5).future(Futures.ready("v"));
        assertReady(future.poll(cx));
        assertThatThrownBy(() -> future.poll(cx)).hasMessageContaining("polled after completion");
        Future<String> dropped = Interleaving.of(5).future(Futures.ready("v"));
        dropped.drop();
        assertThatThrownBy(() -> dropped.poll(cx)).hasMessageContaining("polled after drop");
        Stream<Integer> stream = Interleaving.of(0, 5).stream(Streams.<Integer>empty());
        assertDone(stream.pollNext(cx));
        assertThatThrownBy(() -> stream.pollNext(cx)).hasMessageContaining("after completion");
    }

    @Test
    void failuresComeThroughAndEndIt() {
        IOException failure = new IOException("no");
        Future<String> future = Interleaving.of(0, 5).future(Futures.failed(failure));
        assertThatThrownBy(() -> future.poll(cx)).isSameAs(failure);
        assertThatThrownBy(() -> future.poll(cx)).hasMessageContaining("polled after completion");
        ScriptedStream<String> inside = ScriptedStream.<String>pending("s").fail(failure);
        Stream<String> stream = Interleaving.of(0, 5).stream(inside);
        assertThatThrownBy(() -> stream.pollNext(cx)).isSameAs(failure);
        assertThatThrownBy(() -> stream.pollNext(cx)).isInstanceOf(AssertionError.class);
    }

    @Test
    void streamsAreHeldBackBetweenItems() throws Exception {
        Stream<Integer> stream = Interleaving.of(1).stream(Streams.of(1, 2));
        assertPending(stream.pollNext(cx));
        assertItem(stream.pollNext(cx)).isEqualTo(1);
        assertPending(stream.pollNext(cx));
        assertItem(stream.pollNext(cx)).isEqualTo(2);
        assertPending(stream.pollNext(cx));
        assertDone(stream.pollNext(cx));
        assertThat(cx.wakes()).isEqualTo(3);
    }

    @Test
    void roomOfASinkStaysAndItsFirstCloseIsReal() throws Exception {
        ScriptedSink<Integer> inside = ScriptedSink.open("inside");
        Sink<Integer> sink = Interleaving.of(1).sink(inside);
        assertPending(sink.pollReady(cx));
        assertReady(sink.pollReady(cx));
        assertReady(sink.pollReady(cx));
        sink.startSend(1);
        assertPending(sink.pollReady(cx));
        assertReady(sink.pollReady(cx));
        assertPending(sink.pollFlush(cx));
        assertReady(sink.pollFlush(cx));
        assertReady(sink.pollClose(cx));
        assertThat(inside.isClosing()).isTrue();
        assertThat(inside.arrived()).containsExactly(1);
    }

    @Test
    void closingThatWaitsIsHeldBackFromTheSecondPollOn() throws Exception {
        ScriptedSink<Integer> inside = ScriptedSink.<Integer>pending("inside").room(1);
        Sink<Integer> sink = Interleaving.of(0, 1, 1, 1).sink(inside);
        assertReady(sink.pollReady(cx));
        sink.startSend(1);
        assertPending(sink.pollClose(cx));
        assertThat(inside.polls()).isEqualTo(2);
        inside.deliver();
        assertPending(sink.pollClose(cx));
        assertThat(inside.polls()).isEqualTo(2);
        assertReady(sink.pollClose(cx));
        sink.drop();
        assertThat(inside.drops()).isEqualTo(1);
    }

    @Test
    void namesShowCodeAndWhatIsInside() {
        assertThat(Interleaving.of(1, 0)).hasToString("Interleaving.of(1, 0)");
        assertThat(Interleaving.of()).isEqualTo(new Interleaving(List.of()));
        assertThat(Interleaving.of(1).future(ScriptedFuture.pending("f")))
                .hasToString("Interleaved[f]");
        assertThat(Interleaving.of(1).stream(ScriptedStream.pending("s")))
                .hasToString("Interleaved[s]");
        assertThat(Interleaving.of(1).sink(ScriptedSink.pending("k")))
                .hasToString("Interleaved[k]");
    }

    @Test
    void numbersAreNotNegativeAndNotNull() {
        assertThatThrownBy(() -> Interleaving.of(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, -1]");
        assertThatThrownBy(() -> new Interleaving(Arrays.asList(1, null)))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Interleaving.of().future(null))
                .isInstanceOf(NullPointerException.class);
    }

    @Property(tries = 50)
    void nothingButTheNumberOfPollsDepends(@ForAll Interleaving pattern) {
        FutureLaws.<Integer>of(
                        "then",
                        world ->
                                pattern.future(world.child("a", 1))
                                        .then(n -> pattern.future(world.child("b", n + 1))))
                .giving(2)
                .steps(2)
                .check();
        StreamLaws.<Integer>of(
                        "zip",
                        world ->
                                pattern.stream(world.childStream("a", List.of(1, 2)))
                                        .zip(
                                                pattern.stream(
                                                        world.childStream("b", List.of(3, 4))),
                                                Integer::sum))
                .giving(List.of(4, 6))
                .steps(2)
                .check();
        SinkLaws.<Integer>of(
                        "buffer",
                        world -> pattern.sink(world.<Integer>childSink("target")).buffer(1))
                .sending(List.of(1, 2))
                .steps(2)
                .check();
    }
}
