package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.testing.Drive;
import dev.rouse.testing.Probe;
import dev.rouse.testing.SinkProbe;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that all sinks keep, asked of each, and what single ones do. */
class SinkTest {

    private final TestContext cx = new TestContext();

    private final SinkProbe<@Nullable Integer> probe = new SinkProbe<>();

    record Subject(String name, Function<Sink<@Nullable Integer>, Sink<@Nullable Integer>> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> subjects() {
        return List.of(
                new Subject("with", s -> s.with(Futures::ready)),
                new Subject("withMap", s -> s.withMap(v -> v)),
                new Subject("withFlatMap", s -> s.withFlatMap(Streams::once)),
                new Subject("withFilter", s -> s.withFilter(v -> true)),
                new Subject("mapSinkError", s -> s.mapSinkError(f -> f)),
                new Subject("buffer", s -> s.buffer(1)),
                new Subject("fanout, left", s -> s.fanout(Sinks.drain())),
                new Subject("fanout, right", s -> Sinks.<@Nullable Integer>drain().fanout(s)),
                new Subject("fromFuture", s -> Sinks.fromFuture(Futures.ready(s))));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void valuesGetThroughAndSoDoFlushAndClose(Subject subject) throws Exception {
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        assertThat(probe.trace).isEmpty();
        Drive.toEnd(sink.feed(1));
        Drive.toEnd(sink.send(null));
        assertThat(probe.taken).containsExactly(1, null);
        Drive.toEnd(sink.flush());
        Drive.toEnd(sink.close());
        assertThat(probe.ended).isTrue();
        assertThat(probe.drops).isZero();
        assertEnded(sink, "polled after completion");
        sink.drop();
        assertEnded(sink, "polled after completion");
    }

    private void assertEnded(Sink<@Nullable Integer> sink, String message) {
        assertThatThrownBy(() -> sink.pollReady(cx)).hasMessageStartingWith(message);
        assertThatThrownBy(() -> sink.startSend(1)).hasMessageStartingWith(message);
        assertThatThrownBy(() -> sink.pollFlush(cx)).hasMessageStartingWith(message);
        assertThatThrownBy(() -> sink.pollClose(cx)).hasMessageStartingWith(message);
        assertThat(sink.toString()).contains(message.substring("polled after ".length(), 17));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void withoutRoomItWaitsWithTheLatestWaker(Subject subject) throws Exception {
        probe.room = 0;
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        Future<?> sending = sink.send(1);
        TestContext later = new TestContext();
        assertThat(sending.poll(cx)).isSameAs(Poll.pending());
        assertThat(sending.poll(later)).isSameAs(Poll.pending());
        assertThat(probe.taken).isEmpty();
        probe.room = 1;
        probe.wake();
        assertThat(later.wakes()).isEqualTo(1);
        assertThat(sending.poll(later).isReady()).isTrue();
        assertThat(probe.taken).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void sendWaitsUntilAllHasArrived(Subject subject) throws Exception {
        probe.flushed = false;
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        Future<?> sending = sink.send(1);
        assertThat(sending.poll(cx)).isSameAs(Poll.pending());
        assertThat(probe.taken).containsExactly(1);
        sending.drop();
        assertThat(probe.drops).isZero();
        Future<?> closing = sink.close();
        assertThat(closing.poll(cx)).isSameAs(Poll.pending());
        probe.flushed = true;
        assertThat(closing.poll(cx).isReady()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void startSendNeedsRoomOnceForEachValue(Subject subject) throws Exception {
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        assertThatThrownBy(() -> sink.startSend(1))
                .hasMessageStartingWith("startSend without room");
        assertThat(sink.pollReady(cx).isReady()).isTrue();
        assertThat(sink.pollReady(cx).isReady()).isTrue();
        sink.startSend(1);
        assertThatThrownBy(() -> sink.startSend(2))
                .hasMessageStartingWith("startSend without room");
        Drive.toEnd(sink.send(3));
        assertThat(probe.taken).containsExactly(1, 3);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void closingTakesNothingMore(Subject subject) throws Exception {
        probe.flushed = false;
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        assertThat(sink.pollClose(cx)).isSameAs(Poll.pending());
        assertThatThrownBy(() -> sink.pollReady(cx)).hasMessageContaining("takes no values");
        assertThatThrownBy(() -> sink.startSend(1)).hasMessageContaining("takes no values");
        probe.flushed = true;
        assertThat(sink.pollClose(cx).isReady()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void dropReachesTheTargetOnce(Subject subject) throws Exception {
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        sink.pollReady(cx);
        sink.pollFlush(cx);
        sink.drop();
        sink.drop();
        assertThat(probe.drops).isEqualTo(1);
        assertEnded(sink, "polled after drop");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void failureOfTheTargetIsTheEnd(Subject subject) {
        Exception failure = new Exception("on purpose");
        probe.failure = failure;
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        assertThat(catchThrowable(() -> Drive.toEnd(sink.send(1)))).isSameAs(failure);
        assertEnded(sink, "polled after completion");
        sink.drop();
        assertThat(probe.drops).isZero();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void failureToCloseIsTheEnd(Subject subject) {
        probe.failure = new Exception("on purpose");
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        assertThat(catchThrowable(() -> sink.pollClose(cx))).isSameAs(probe.failure);
        assertEnded(sink, "polled after completion");
    }

    private static final RuntimeException BOOM = new RuntimeException("on purpose");

    @SuppressWarnings("TypeParameterUnusedInFormals") // it never returns
    private static <X> X boom() {
        throw BOOM;
    }

    static List<Subject> throwing() {
        return List.of(
                new Subject("with", s -> s.with(v -> boom())),
                new Subject("with, its future", s -> s.with(v -> Futures.failed(BOOM))),
                new Subject("withMap", s -> s.withMap(v -> boom())),
                new Subject("withFlatMap", s -> s.withFlatMap(v -> boom())),
                new Subject("withFilter", s -> s.withFilter(v -> boom())),
                new Subject("withFilterMap", s -> s.withFilterMap(v -> boom())),
                new Subject("fanout", s -> s.fanout(Sinks.forEach(v -> boom()))));
    }

    @ParameterizedTest
    @MethodSource("throwing")
    void whatACallbackThrowsIsTheEndAndDropsTheTarget(Subject subject) {
        RuntimeException fromDrop = new RuntimeException("from drop");
        probe.onDrop = fromDrop;
        Sink<@Nullable Integer> sink = subject.make.apply(probe);
        assertThat(catchThrowable(() -> Drive.toEnd(sink.send(1)))).isSameAs(BOOM);
        assertThat(BOOM.getSuppressed()).contains(fromDrop);
        assertThat(probe.drops).isEqualTo(1);
        assertEnded(sink, "polled after completion");
    }

    // ---- single ones ----

    @Test
    void filterMapLeavesOutAndUsesNoRoom() throws Exception {
        probe.room = 1;
        Sink<Integer> sink =
                probe.withFilterMap(v -> v > 9 ? Optional.of(v / 10) : Optional.empty());
        Drive.toEnd(sink.send(1));
        Drive.toEnd(sink.send(2));
        Drive.toEnd(sink.send(30));
        assertThat(probe.taken).containsExactly(3);
        assertThat(sink.pollReady(cx)).isSameAs(Poll.pending());
    }

    @Test
    void bufferTakesAheadOfItsTarget() throws Exception {
        probe.room = 0;
        Sink<@Nullable Integer> sink = probe.buffer(2);
        Drive.toEnd(sink.feed(1));
        Drive.toEnd(sink.feed(2));
        assertThat(sink.feed(3).poll(cx)).isSameAs(Poll.pending());
        assertThat(sink.pollFlush(cx)).isSameAs(Poll.pending());
        assertThat(sink.pollClose(cx)).isSameAs(Poll.pending());
        assertThat(probe.trace).containsOnly("ready");
        probe.room = 9;
        assertThat(sink.pollClose(cx).isReady()).isTrue();
        assertThat(probe.taken).containsExactly(1, 2);
    }

    @Test
    void fanoutWaitsForTheSlowerSide() throws Exception {
        SinkProbe<@Nullable Integer> slow = new SinkProbe<>();
        slow.room = 0;
        Sink<@Nullable Integer> both = probe.fanout(slow);
        Future<?> sending = both.send(1);
        assertThat(sending.poll(cx)).isSameAs(Poll.pending());
        assertThat(probe.taken).isEmpty();
        slow.room = 1;
        slow.flushed = false;
        assertThat(sending.poll(cx)).isSameAs(Poll.pending());
        assertThat(probe.taken).containsExactly(1);
        assertThat(slow.taken).containsExactly(1);
        assertThat(both.pollClose(cx)).isSameAs(Poll.pending());
        assertThat(probe.ended).isTrue();
        slow.flushed = true;
        assertThat(both.pollClose(cx).isReady()).isTrue();
    }

    @Test
    void failureOfOneSideOfAFanoutDropsTheOther() {
        SinkProbe<@Nullable Integer> failing = new SinkProbe<>();
        failing.failure = new Exception("on purpose");
        Sink<@Nullable Integer> both = probe.fanout(failing);
        assertThatThrownBy(() -> Drive.toEnd(both.send(1))).hasMessage("on purpose");
        assertThat(probe.drops).isEqualTo(1);
    }

    @Test
    void mapSinkErrorReplacesWhatTheTargetThrows() {
        probe.failure = new Exception("on purpose");
        Sink<@Nullable Integer> sink = probe.mapSinkError(IOException::new);
        assertThatThrownBy(() -> sink.pollFlush(cx))
                .isInstanceOf(IOException.class)
                .hasCause(probe.failure);
    }

    @Test
    void aSinkOfFuturesRunsOneAtATime() throws Exception {
        List<Probe<Integer>> made = new ArrayList<>();
        Sink<Integer> sink =
                Sinks.unfold(
                        0,
                        (sum, value) -> {
                            made.add(Probe.readyAfter(1, sum + value));
                            return made.get(made.size() - 1);
                        });
        Drive.toEnd(sink.feed(1));
        Future<?> next = sink.feed(2);
        assertThat(next.poll(cx)).isSameAs(Poll.pending());
        assertThat(next.poll(cx).isReady()).isTrue();
        sink.pollFlush(cx);
        sink.drop();
        assertThat(made).hasSize(2);
        assertThat(made.get(1).drops).isEqualTo(1);
    }

    @Test
    void aSinkThatIsStillBeingMadeHasNoRoom() throws Exception {
        Probe<Sink<@Nullable Integer>> making = Probe.readyAfter(1, probe);
        Sink<@Nullable Integer> sink = Sinks.fromFuture(making);
        assertThat(sink.pollReady(cx)).isSameAs(Poll.pending());
        assertThat(sink.pollReady(cx).isReady()).isTrue();
        Probe<Sink<Integer>> never = Probe.pending();
        Sink<Integer> dropped = Sinks.fromFuture(never);
        assertThat(dropped.pollClose(cx)).isSameAs(Poll.pending());
        dropped.drop();
        assertThat(never.drops).isEqualTo(1);
    }

    // ---- from stream to sink ----

    @Test
    void forwardFlushesWhileItWaitsAndClosesAtTheEnd() throws Exception {
        StreamProbe<@Nullable Integer> source =
                new StreamProbe<@Nullable Integer>().item(1).stall();
        Future<?> all = source.forward(probe);
        assertThat(all.poll(cx)).isSameAs(Poll.pending());
        assertThat(probe.trace).containsExactly("ready", "flush");
        source.proceed();
        source.item(2);
        assertThat(all.poll(cx).isReady()).isTrue();
        assertThat(probe.taken).containsExactly(1, 2);
        assertThat(probe.ended).isTrue();
        assertThat(probe.drops).isZero();
    }

    @Test
    void sendAllLeavesTheSinkOpen() throws Exception {
        Drive.toEnd(probe.sendAll(Streams.of(1, 2)));
        assertThat(probe.ended).isFalse();
        assertThat(probe.trace.get(probe.trace.size() - 1)).isEqualTo("flush");
        StreamProbe<@Nullable Integer> rest = StreamProbe.stalled();
        Future<?> dropped = probe.sendAll(rest);
        dropped.poll(cx);
        dropped.drop();
        assertThat(rest.drops).isEqualTo(1);
        assertThat(probe.drops).isZero();
        Drive.toEnd(probe.send(3));
        assertThat(probe.taken).isEqualTo(Arrays.asList(1, 2, 3));
    }

    @Test
    void droppingAForwardDropsBothSides() throws Exception {
        probe.room = 0;
        StreamProbe<@Nullable Integer> source = StreamProbe.of(1);
        Future<?> all = source.forward(probe);
        assertThat(all.poll(cx)).isSameAs(Poll.pending());
        all.drop();
        assertThat(probe.drops).isEqualTo(1);
        assertThat(source.drops).isEqualTo(1);
    }

    @Test
    void failureOfTheStreamDropsTheSinkUnclosed() {
        Exception failure = new Exception("on purpose");
        Future<?> all = new StreamProbe<@Nullable Integer>().fail(failure).forward(probe);
        assertThat(catchThrowable(() -> Drive.toEnd(all))).isSameAs(failure);
        assertThat(probe.drops).isEqualTo(1);
        assertThat(probe.trace).isEmpty();
    }

    @Test
    void failureOfTheSinkDropsTheStream() {
        StreamProbe<@Nullable Integer> source = StreamProbe.of(1);
        probe.failure = new Exception("on purpose");
        assertThatThrownBy(() -> Drive.toEnd(source.forward(probe))).hasMessage("on purpose");
        assertThat(source.drops).isEqualTo(1);
    }
}
