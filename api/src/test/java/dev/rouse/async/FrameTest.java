package dev.rouse.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The life-cycle of {@link Frame}, with frames written by hand as they are generated. */
class FrameTest {

    private final TestContext cx = new TestContext();
    private final List<String> log = new ArrayList<>();
    private int releases;

    /** Emits "first", awaits a future and emits its value, with a finally around all. */
    private final class Emitting extends StreamFrame<@Nullable Object> {
        private final Future<String> future;

        Emitting(Future<String> future) {
            this.future = future;
        }

        @Override
        public PollNext<@Nullable Object> pollNext(Context cx) throws Exception {
            int from = enter();
            boolean suspended = false;
            try {
                Future<?> awaited = future;
                switch (from) {
                    case START:
                        suspended = true;
                        return emit("first", 1);
                    case 1:
                        goOn();
                        break;
                    case 2:
                        awaited = takeAwaited();
                        break;
                    default:
                        goOn();
                        return PollNext.done();
                }
                Poll<?> polled = awaited.poll(cx);
                suspended = true;
                return polled == PENDING ? suspend(awaited, 2) : emit(value(polled), 3);
            } finally {
                if (!suspended) {
                    log.add("finally");
                }
            }
        }

        @Override
        protected void release() {
            releases++;
        }

        @Override
        public StreamFrame<@Nullable Object> fresh() {
            return new Emitting(future);
        }

        @Override
        protected String where(int suspended) {
            return "Here.java:" + suspended;
        }
    }

    private Future<String> never() {
        return new Future<>() {
            @Override
            public Poll<String> poll(Context context) {
                return Poll.pending();
            }

            @Override
            public void drop() {
                log.add("drop");
            }

            @Override
            public String toString() {
                return "never";
            }
        };
    }

    @Test
    void streamGoesThroughItsStates() throws Exception {
        Oneshot<String> oneshot = Oneshot.create();
        Emitting frame = new Emitting(oneshot.receiver());
        assertThat(frame.toString()).endsWith("Emitting[not started]");
        assertThat(frame.pollNext(cx)).isEqualTo(PollNext.item("first"));
        assertThat(frame).hasToString("Here.java:1 emitting");
        assertThat(frame.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(frame.toString()).startsWith("Here.java:2 awaiting Oneshot");
        assertThat(frame.pollNext(cx)).isSameAs(PollNext.pending());
        oneshot.sender().send("second");
        assertThat(frame.pollNext(cx)).isEqualTo(PollNext.item("second"));
        assertThat(frame).hasToString("Here.java:3 emitting");
        assertThat(log).isEmpty();
        assertThat(frame.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(log).containsExactly("finally");
        assertThat(frame.toString()).endsWith("[running or completed]");
        assertThatThrownBy(() -> frame.pollNext(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after completion");
        frame.drop();
        assertThat(frame.toString()).endsWith("[running or completed]");
        assertThat(log).hasSize(1);
        assertThat(releases).as("the frame that is polled does that itself").isZero();
    }

    @Test
    void streamDroppedAtTheStartNeverRuns() {
        Emitting frame = new Emitting(never());
        frame.drop();
        frame.drop();
        assertThat(log).isEmpty();
        assertThat(releases).isOne();
        assertThatThrownBy(() -> frame.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void streamDroppedAtAnEmitUnwinds() throws Exception {
        Emitting frame = new Emitting(never());
        frame.pollNext(cx);
        frame.drop();
        frame.drop();
        assertThat(log).containsExactly("finally");
        assertThat(releases).isOne();
        assertThat(frame.toString()).endsWith("[dropped]");
    }

    @Test
    void streamDroppedAtAnAwaitDropsTheFutureAndUnwinds() throws Exception {
        Emitting frame = new Emitting(never());
        frame.pollNext(cx);
        frame.pollNext(cx);
        assertThat(frame).hasToString("Here.java:2 awaiting never");
        frame.drop();
        assertThat(log).containsExactly("drop", "finally");
        assertThatThrownBy(() -> frame.pollNext(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void dropThatComesBackToItsFrameDoesNothing() throws Exception {
        List<Emitting> self = new ArrayList<>();
        Emitting frame =
                new Emitting(
                        new Future<>() {
                            @Override
                            public Poll<String> poll(Context context) {
                                return Poll.pending();
                            }

                            @Override
                            public void drop() {
                                log.add("drop of " + self.size());
                                self.get(0).drop();
                            }
                        });
        self.add(frame);
        frame.pollNext(cx);
        frame.pollNext(cx);
        frame.drop();
        assertThat(log).containsExactly("drop of 1", "finally");
        assertThat(releases).as("the body still ran when the drop came back").isOne();
    }

    @Test
    void failureOfTheBodyIsTheEnd() throws Exception {
        Emitting frame = new Emitting(Futures.failed(new Exception("failed")));
        frame.pollNext(cx);
        assertThatThrownBy(() -> frame.pollNext(cx)).hasMessage("failed");
        assertThatThrownBy(() -> frame.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void freshFrameIsAtItsStart() throws Exception {
        Emitting frame = new Emitting(never());
        frame.pollNext(cx);
        StreamFrame<@Nullable Object> fresh = frame.fresh();
        assertThat(fresh).isNotSameAs(frame);
        assertThat(fresh.pollNext(cx)).isEqualTo(PollNext.item("first"));
    }

    @Test
    void pollThatAnswersNullIsABugOfTheFuture() {
        assertThat(Frame.value(Poll.ready(5))).isEqualTo(5);
        @SuppressWarnings("NullAway") // what a broken future answers
        ThrowingCallable nothing = () -> Frame.value(null);
        assertThatThrownBy(nothing)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("answered null");
    }

    /** Yields twice and ends with a word; resumes itself if asked to. */
    private final class Yielding extends GeneratorFrame<Integer, String> {
        private final boolean resumesItself;

        Yielding(boolean resumesItself) {
            this.resumesItself = resumesItself;
        }

        @Override
        @SuppressWarnings("unchecked")
        public GeneratorState<Integer, String> resume() throws Exception {
            int from = enter();
            if (resumesItself) {
                return resume();
            }
            if (from > START) {
                goOn();
            }
            return from < 2
                    ? yield_(from, from + 1)
                    : (GeneratorState<Integer, String>) complete("end");
        }

        @Override
        public GeneratorFrame<Integer, String> fresh() {
            return new Yielding(resumesItself);
        }

        @Override
        protected String where(int suspended) {
            return "There.java:" + suspended;
        }
    }

    @Test
    void generatorGoesThroughItsStates() throws Exception {
        Yielding frame = new Yielding(false);
        assertThat(frame.resume()).isEqualTo(new GeneratorState.Yielded<>(0));
        assertThat(frame).hasToString("There.java:1 yielding");
        assertThat(frame.resume()).isEqualTo(new GeneratorState.Yielded<>(1));
        assertThat(frame.resume()).isEqualTo(new GeneratorState.Complete<>("end"));
        frame.close();
        assertThatThrownBy(frame::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("resumed after completion");
    }

    @Test
    void closedGeneratorIsOver() throws Exception {
        Yielding frame = new Yielding(false);
        frame.resume();
        frame.close();
        frame.close();
        assertThat(frame.toString()).endsWith("Yielding[dropped]");
        assertThatThrownBy(frame::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("resumed after close");
        assertThat(frame.fresh().resume()).isEqualTo(new GeneratorState.Yielded<>(0));
    }

    @Test
    void generatorThatResumesItselfFails() {
        Yielding frame = new Yielding(true);
        assertThatThrownBy(frame::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("by its own body");
    }

    @Test
    void statesAreValues() {
        GeneratorState<@Nullable String, Integer> none = new GeneratorState.Yielded<>(null);
        assertThat(none).isEqualTo(new GeneratorState.Yielded<>(null));
        assertThat(none).hasToString("Yielded[value=null]");
        assertThat(none).isNotEqualTo(new GeneratorState.Complete<>(null));
    }
}
