package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.testing.Drive;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many streams on one task: with and without keys, and what becomes of streams in streams. */
class SelectAllTest {

    private final TestContext cx = new TestContext();
    private final SelectAll<String> all = new SelectAll<>();
    private final StreamMap<String, Integer> map = new StreamMap<>();

    @Test
    void anEmptyOneIsDoneAndMayBeFilledAgain() throws Exception {
        assertThat(all.isEmpty()).isTrue();
        assertThat(all.pollNext(cx)).isSameAs(PollNext.done());
        all.push(Streams.once("a"));
        assertThat(all.size()).isEqualTo(1);
        assertThat(all.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThat(all.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(all.isEmpty()).isTrue();
    }

    @Test
    void streamsThatAlwaysHaveAnItemTakeTurns() throws Exception {
        all.push(Streams.repeat("a"));
        all.push(Streams.repeat("b"));
        all.push(Streams.repeat("c"));
        assertThat(Drive.toList(all.take(7))).containsExactly("a", "b", "c", "a", "b", "c", "a");
    }

    @Test
    void aStreamThatIsWokenComesBetweenThoseThatAlwaysHaveAnItem() throws Exception {
        StreamProbe<String> late = StreamProbe.stalled();
        late.item("late");
        all.push(Streams.repeat("a"));
        all.push(late);
        assertThat(all.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThat(all.pollNext(cx)).isEqualTo(PollNext.item("a"));
        late.proceed();
        assertThat(all.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThat(all.pollNext(cx)).isEqualTo(PollNext.item("late"));
    }

    @Test
    void onlyWokenStreamsArePolled() throws Exception {
        StreamProbe<String> one = StreamProbe.stalled();
        StreamProbe<String> other = StreamProbe.stalled();
        all.push(one);
        all.push(other);
        assertThat(all.pollNext(cx)).isSameAs(PollNext.pending());
        other.item("b").proceed();
        assertThat(all.pollNext(cx)).isEqualTo(PollNext.item("b"));
        assertThat(one.polls).isEqualTo(1);
        assertThat(other.polls).isEqualTo(2);
    }

    @Test
    void failureEndsItAndDropsTheOthers() {
        Exception failure = new Exception("on purpose");
        StreamProbe<String> other = StreamProbe.stalled();
        all.push(other);
        all.push(new StreamProbe<String>().fail(failure));
        assertThat(catchThrowable(() -> all.pollNext(cx))).isSameAs(failure);
        assertThat(other.drops).isEqualTo(1);
        assertThatThrownBy(() -> all.push(Streams.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clearDropsTheStreams() throws Exception {
        StreamProbe<String> one = StreamProbe.stalled();
        all.push(one);
        all.pollNext(cx);
        all.clear();
        assertThat(one.drops).isEqualTo(1);
        one.proceed();
        assertThat(all.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(all).hasToString("SelectAll of StreamSet[0 streams]");
    }

    // ---- flatMapUnordered ----

    /** There is room for another stream, and nobody but this poll can know. */
    @Test
    void theEndOfAnInnerStreamLetsTheNextOneIn() throws Exception {
        StreamProbe<String> first = StreamProbe.stalled();
        Stream<String> flat =
                Streams.of(1, 2).flatMapUnordered(1, n -> n == 1 ? first : Streams.once("second"));
        assertThat(flat.pollNext(cx)).isSameAs(PollNext.pending());
        first.proceed();
        assertThat(flat.pollNext(cx)).isEqualTo(PollNext.item("second"));
        assertThat(flat.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void limitsBelowOneAreRefused() {
        Stream<Integer> numbers = Streams.of(1);
        for (int limit : List.of(0, -1)) {
            assertRefused(() -> numbers.flatMapUnordered(limit, Streams::once));
            assertRefused(() -> numbers.buffered(limit, Futures::ready));
            assertRefused(() -> numbers.bufferUnordered(limit, Futures::ready));
            assertRefused(() -> numbers.forEachConcurrent(limit, Futures::ready));
            assertRefused(() -> numbers.chunks(limit));
            assertRefused(() -> numbers.readyChunks(limit));
            assertRefused(() -> Streams.flattenUnordered(limit, Streams.empty()));
            assertRefused(() -> Sinks.drain().buffer(limit));
        }
        assertRefused(() -> numbers.take(-1));
        assertRefused(() -> numbers.skip(-1));
    }

    private static void assertRefused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- streams by key ----

    @Test
    void itemsComeWithTheirKeys() throws Exception {
        map.insert("a", Streams.of(1, 2));
        map.insert("b", Streams.of(3));
        assertThat(map.keys()).containsExactly("a", "b");
        assertThat(Drive.toList(map))
                .containsExactly(new Keyed<>("a", 1), new Keyed<>("b", 3), new Keyed<>("a", 2));
        assertThat(map.isEmpty()).isTrue();
        assertThat(map.size()).isZero();
    }

    @Test
    void removedStreamsAreGivenBackUndropped() throws Exception {
        StreamProbe<Integer> one = StreamProbe.stalled();
        map.insert("a", one);
        assertThat(map.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(map.containsKey("a")).isTrue();
        assertThat(map.remove("a")).isSameAs(one);
        assertThat(map.remove("a")).isNull();
        assertThat(map.containsKey("a")).isFalse();
        assertThat(one.drops).isZero();
        one.proceed();
        assertThat(map.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(one.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void insertingAKeyAgainGivesTheOldStreamBack() throws Exception {
        StreamProbe<Integer> old = StreamProbe.stalled();
        assertThat(map.insert("a", old)).isNull();
        map.pollNext(cx);
        assertThat(map.insert("a", Streams.once(2))).isSameAs(old);
        old.proceed();
        assertThat(Drive.toList(map)).containsExactly(new Keyed<>("a", 2));
        assertThat(old.drops).isZero();
    }

    @Test
    void notifyCloseTellsWhichStreamIsOver() throws Exception {
        StreamMap<String, Next<Integer>> closing = new StreamMap<>();
        closing.insert("a", Streams.of(1).notifyClose());
        assertThat(Drive.toList(closing))
                .containsExactly(
                        new Keyed<>("a", PollNext.item(1)), new Keyed<>("a", PollNext.done()));
    }

    @Test
    void droppingTheMapDropsTheStreams() {
        StreamProbe<Integer> one = StreamProbe.stalled();
        map.insert("a", one);
        map.drop();
        map.drop();
        assertThat(one.drops).isEqualTo(1);
        assertThat(map.isEmpty()).isTrue();
        assertThatThrownBy(() -> map.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void clearingTheMapDropsTheStreams() throws Exception {
        StreamProbe<Integer> one = StreamProbe.stalled();
        map.insert("a", one);
        map.clear();
        assertThat(one.drops).isEqualTo(1);
        assertThat(map.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void aFailureEmptiesTheMap() {
        map.insert("a", new StreamProbe<Integer>().fail(new Exception("on purpose")));
        assertThatThrownBy(() -> map.pollNext(cx)).hasMessage("on purpose");
        assertThat(map.isEmpty()).isTrue();
    }
}
