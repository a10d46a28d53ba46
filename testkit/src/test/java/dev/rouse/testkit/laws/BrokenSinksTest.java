package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Sinks with one mistake each, beside a right one. Each is caught by the law that it breaks, with
 * the shortest script that shows it.
 */
class BrokenSinksTest {

    /** Right: a place for one value in front of another sink. */
    private static class Relay implements Sink<Integer> {
        final Sink<Integer> target;
        final Deque<Integer> waiting = new ArrayDeque<>();
        private boolean room;
        private boolean closing;
        private @Nullable String ended;

        Relay(Sink<Integer> target) {
            this.target = target;
        }

        private void checkAlive() {
            if (ended != null) {
                throw new IllegalStateException(ended);
            }
        }

        void checkOpen() {
            if (closing) {
                throw new IllegalStateException("closing has begun");
            }
        }

        void checkRoom() {
            if (!room) {
                throw new IllegalStateException("pollReady was not ready before startSend");
            }
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
            checkAlive();
            checkOpen();
            room = pass(cx);
            return room ? Poll.ready() : Poll.pending();
        }

        @Override
        public void startSend(Integer value) throws Exception {
            checkAlive();
            checkRoom();
            room = false;
            waiting.add(value);
        }

        boolean pass(Context cx) throws Exception {
            while (!waiting.isEmpty()) {
                if (target.pollReady(cx).isPending()) {
                    return false;
                }
                target.startSend(next());
            }
            return true;
        }

        Integer next() {
            return waiting.removeFirst();
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
            checkAlive();
            return pass(cx) ? target.pollFlush(cx) : Poll.pending();
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
            checkAlive();
            closing = true;
            room = false;
            if (!pass(cx)) {
                return Poll.pending();
            }
            Poll<@Nullable Void> polled = target.pollClose(cx);
            if (polled.isReady()) {
                ended = "polled after completion";
            }
            return polled;
        }

        @Override
        public void drop() {
            if (ended == null) {
                ended = "polled after drop";
                target.drop();
            }
        }
    }

    private static SinkLaws<Integer> relay(Function<Sink<Integer>, Sink<Integer>> make) {
        return SinkLaws.<Integer>of("relay", world -> make.apply(world.childSink("target")))
                .sending(List.of(1, 2))
                .checkingEnd();
    }

    private static LawBroken broken(SinkLaws<?> laws, Law law, SinkStep... script) {
        LawBroken broken = catchThrowableOfType(LawBroken.class, laws::check);
        assertThat(broken).as("what " + laws + " breaks").isNotNull();
        assertThat(broken.law()).as(broken.getMessage()).isEqualTo(law);
        assertThat(broken.script()).containsExactly(script);
        LawBroken again = catchThrowableOfType(LawBroken.class, () -> laws.replay(script));
        assertThat(again).hasMessage(broken.getMessage());
        return broken;
    }

    @Test
    void rightOneKeepsTheLaws() {
        relay(Relay::new).check();
    }

    @Test
    void saysThatItIsFlushedWhenOnlyItsTargetIs() {
        LawBroken broken =
                broken(
                        relay(
                                target ->
                                        new Relay(target) {
                                            @Override
                                            public Poll<@Nullable Void> pollFlush(Context cx)
                                                    throws Exception {
                                                return target.pollFlush(cx);
                                            }
                                        }),
                        Law.DELIVERY);
        assertThat(broken)
                .hasMessage(
                        """
                        relay breaks the law DELIVERY: flush and close deliver everything that \
                        was taken, in order
                        target got [1], not [1, 2]
                        what was done:
                            then, as an executor would go on:
                            READY with waker 1: ready
                            SEND: 1
                            READY with waker 2: pending
                            EVENT: target gets room for one value
                            READY with waker 3: ready
                            SEND: 2
                            FLUSH with waker 4: pending
                            EVENT: target delivers
                            FLUSH with waker 5: ready
                        to run it again:
                            laws.replay();""");
    }

    @Test
    void closesBeforeItHasPassedOnWhatWaits() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    @Override
                                    public Poll<@Nullable Void> pollClose(Context cx)
                                            throws Exception {
                                        waiting.clear();
                                        return super.pollClose(cx);
                                    }
                                }),
                Law.DELIVERY,
                SinkStep.READY,
                SinkStep.SEND,
                SinkStep.CLOSE);
    }

    @Test
    void waitsForRoomWithoutKeepingTheWaker() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    @Override
                                    public Poll<@Nullable Void> pollReady(Context cx)
                                            throws Exception {
                                        return super.pollReady(cx.withWaker(Waker.noop()));
                                    }
                                }),
                Law.NO_LOST_WAKE);
    }

    @Test
    void flushesWithTheWakerOfThePollBefore() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    private @Nullable Waker kept;

                                    @Override
                                    public Poll<@Nullable Void> pollFlush(Context cx)
                                            throws Exception {
                                        if (kept == null) {
                                            kept = cx.waker();
                                        }
                                        return super.pollFlush(cx.withWaker(kept));
                                    }
                                }),
                Law.NO_LOST_WAKE);
    }

    @Test
    void forgetsTheRoomThatItPromised() {
        LawBroken broken =
                broken(
                        relay(
                                target ->
                                        new Relay(target) {
                                            private boolean promised;

                                            @Override
                                            public Poll<@Nullable Void> pollReady(Context cx)
                                                    throws Exception {
                                                if (promised) {
                                                    promised = false;
                                                    cx.waker().wake();
                                                    return Poll.pending();
                                                }
                                                Poll<@Nullable Void> polled = super.pollReady(cx);
                                                promised = polled.isReady();
                                                return polled;
                                            }

                                            @Override
                                            public void startSend(Integer value) throws Exception {
                                                promised = false;
                                                super.startSend(value);
                                            }
                                        }),
                        Law.ROOM,
                        SinkStep.READY,
                        SinkStep.READY);
        assertThat(broken).hasMessageContaining("none was sent, and now it has none");
    }

    @Test
    void takesValuesWithoutRoom() {
        LawBroken broken =
                broken(
                        relay(
                                target ->
                                        new Relay(target) {
                                            @Override
                                            void checkRoom() {}
                                        }),
                        Law.ROOM,
                        SinkStep.SEND_WITHOUT_ROOM);
        assertThat(broken).hasMessageContaining("sending without room answered nothing");
    }

    @Test
    void hasRoomAfterClosingHasBegun() {
        LawBroken broken =
                broken(
                        relay(
                                target ->
                                        new Relay(target) {
                                            @Override
                                            void checkOpen() {}
                                        }),
                        Law.CLOSED,
                        SinkStep.READY,
                        SinkStep.SEND,
                        SinkStep.CLOSE,
                        SinkStep.SEND_WITHOUT_ROOM);
        assertThat(broken).hasMessageContaining("asking for room after closing has begun");
    }

    @Test
    void answersAfterItsEnd() {
        LawBroken broken =
                broken(
                        relay(
                                target ->
                                        new Relay(target) {
                                            @Override
                                            public Poll<@Nullable Void> pollFlush(Context cx)
                                                    throws Exception {
                                                try {
                                                    return super.pollFlush(cx);
                                                } catch (IllegalStateException ended) {
                                                    return Poll.ready();
                                                }
                                            }
                                        }),
                        Law.END);
        assertThat(broken).hasMessageContaining("pollFlush after the end answered Ready");
    }

    @Test
    void leavesItsTargetWhenDropped() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    @Override
                                    public void drop() {}
                                }),
                Law.RELEASE,
                SinkStep.DROP);
    }

    @Test
    void dropsItsTargetAgainAfterItsEnd() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    @Override
                                    public void drop() {
                                        target.drop();
                                    }
                                }),
                Law.CHILDREN,
                SinkStep.DROP);
    }

    @Test
    void passesOnTheLastValueFirst() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    @Override
                                    boolean pass(Context cx) throws Exception {
                                        return super.pass(cx) || waiting.size() < 2;
                                    }

                                    @Override
                                    Integer next() {
                                        return waiting.removeLast();
                                    }
                                }),
                Law.DELIVERY);
    }

    @Test
    void losesTheValueWhenTheBudgetIsUsedUp() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    @Override
                                    boolean pass(Context cx) throws Exception {
                                        if (!waiting.isEmpty() && !cx.tryProceed()) {
                                            waiting.clear();
                                            return false;
                                        }
                                        return super.pass(cx);
                                    }
                                }),
                Law.BUDGET,
                SinkStep.READY,
                SinkStep.SEND,
                SinkStep.READY_WITHOUT_BUDGET);
    }

    @Test
    void sendsWhatNobodySentWhenItFlushesAgain() {
        broken(
                relay(
                        target ->
                                new Relay(target) {
                                    private int flushes;

                                    @Override
                                    public Poll<@Nullable Void> pollFlush(Context cx)
                                            throws Exception {
                                        if (++flushes == 2 && target.pollReady(cx).isReady()) {
                                            target.startSend(7);
                                        }
                                        return super.pollFlush(cx);
                                    }
                                }),
                Law.DELIVERY,
                SinkStep.FLUSH,
                SinkStep.FLUSH_DURING_EVENT);
    }
}
