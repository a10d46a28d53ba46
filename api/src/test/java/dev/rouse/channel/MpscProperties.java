package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.testing.TestContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Random scripts, run on a bounded channel and on two lists. */
class MpscProperties {

    enum Step {
        SEND,
        TRY_SEND,
        POLL,
        DROP,
        RECV,
        RECV_MANY,
        RESERVE,
        USE_PERMIT,
        CLOSE_PERMIT,
        CLOSE_RECEIVER,
        CLOSE_SENDER
    }

    /** What to do, to which one of those there are, and with how many. */
    record Command(Step step, int which, int count) {}

    @Provide
    Arbitrary<List<Command>> scripts() {
        Arbitrary<Step> steps =
                Arbitraries.frequencyOf(
                        Tuple.of(40, Arbitraries.of(Step.SEND, Step.POLL, Step.RECV)),
                        Tuple.of(
                                40,
                                Arbitraries.of(
                                        Step.TRY_SEND,
                                        Step.DROP,
                                        Step.RECV_MANY,
                                        Step.RESERVE,
                                        Step.USE_PERMIT,
                                        Step.CLOSE_PERMIT)),
                        Tuple.of(1, Arbitraries.of(Step.CLOSE_RECEIVER, Step.CLOSE_SENDER)));
        return Combinators.combine(
                        steps,
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(1, 3))
                .as(Command::new)
                .list()
                .ofMaxSize(80);
    }

    /** A send that has not ended. */
    private static final class Sending {
        final Future<?> future;
        final int value;
        final TestContext cx = new TestContext();
        boolean polled;
        boolean granted;

        Sending(Future<?> future, int value) {
            this.future = future;
            this.value = value;
        }
    }

    /** The channel as two lists: slow, sequential, obviously right. */
    private static final class Model {
        final Deque<Integer> values = new ArrayDeque<>();
        final Deque<Sending> line = new ArrayDeque<>();
        int free;
        boolean closed;

        Model(int capacity) {
            this.free = capacity;
        }

        void serve() {
            while (!line.isEmpty() && free > 0) {
                free--;
                line.remove().granted = true;
            }
        }

        void close() {
            closed = true;
            line.clear();
        }
    }

    @Property
    void doesWhatTwoListsWouldDo(
            @ForAll("scripts") List<Command> script,
            @ForAll @IntRange(min = 1, max = 3) int capacity)
            throws Exception {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(capacity);
        MpscSender<Integer> sender = channel.sender();
        MpscReceiver<Integer> receiver = channel.receiver();
        Model model = new Model(capacity);
        List<Sending> sends = new ArrayList<>();
        List<SendPermit<Integer>> permits = new ArrayList<>();
        boolean senderOpen = true;
        int nextValue = 0;
        for (Command command : script) {
            switch (command.step) {
                case SEND -> {
                    if (senderOpen) {
                        sends.add(new Sending(sender.send(nextValue), nextValue));
                        nextValue++;
                    }
                }
                case TRY_SEND -> {
                    if (senderOpen) {
                        TrySend expected =
                                model.closed
                                        ? TrySend.CLOSED
                                        : model.free > 0 ? TrySend.SENT : TrySend.FULL;
                        assertThat(sender.trySend(nextValue)).isEqualTo(expected);
                        if (expected == TrySend.SENT) {
                            model.free--;
                            model.values.add(nextValue);
                        }
                        nextValue++;
                    }
                }
                case POLL -> {
                    if (!sends.isEmpty()) {
                        Sending one = sends.get(command.which % sends.size());
                        if (poll(one, model)) {
                            sends.remove(one);
                        }
                    }
                }
                case DROP -> {
                    if (!sends.isEmpty()) {
                        Sending one = sends.remove(command.which % sends.size());
                        model.line.remove(one);
                        model.free += one.granted ? 1 : 0;
                        model.serve();
                        one.future.drop();
                    }
                }
                case RECV -> assertThat(receiver.tryRecv()).isEqualTo(received(model, capacity));
                case RECV_MANY -> {
                    List<Integer> buffer = new ArrayList<>();
                    List<Integer> expected = new ArrayList<>();
                    while (expected.size() < command.count && !model.values.isEmpty()) {
                        expected.add(model.values.remove());
                    }
                    model.free += expected.size();
                    model.serve();
                    boolean done = expected.isEmpty() && model.closed && model.free == capacity;
                    assertThat(receiver.recvMany(buffer, command.count).poll(newCx()).isReady())
                            .isEqualTo(done || !expected.isEmpty());
                    assertThat(buffer).isEqualTo(expected);
                }
                case RESERVE -> {
                    if (senderOpen && !model.closed) {
                        SendPermit<Integer> permit = sender.tryReserve();
                        assertThat(permit != null).isEqualTo(model.free > 0);
                        if (permit != null) {
                            model.free--;
                            permits.add(permit);
                        }
                    }
                }
                case USE_PERMIT -> {
                    if (!permits.isEmpty()) {
                        permits.remove(command.which % permits.size()).send(nextValue);
                        model.values.add(nextValue++);
                    }
                }
                case CLOSE_PERMIT -> {
                    if (!permits.isEmpty()) {
                        permits.remove(command.which % permits.size()).close();
                        model.free++;
                        model.serve();
                    }
                }
                case CLOSE_RECEIVER -> {
                    receiver.close();
                    model.close();
                }
                case CLOSE_SENDER -> {
                    sender.close();
                    senderOpen = false;
                    model.close();
                }
            }
            assertThat(sender.capacity()).isEqualTo(model.free);
            assertThat(receiver.length()).isEqualTo(model.values.size());
            assertThat(receiver.isClosed()).isEqualTo(model.closed);
            for (Sending one : sends) {
                boolean done = one.polled && !model.line.contains(one);
                assertThat(one.cx.wakes()).isEqualTo(done ? 1 : 0);
            }
        }
        sends.forEach(one -> one.future.drop());
        permits.forEach(SendPermit::close);
        sender.close();
        for (Integer left : model.values) {
            assertThat(receiver.tryRecv()).isEqualTo(PollNext.item(left));
        }
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
        assertThat(sender.capacity()).isEqualTo(capacity);
    }

    private static TestContext newCx() {
        return new TestContext();
    }

    private static PollNext<Integer> received(Model model, int capacity) {
        if (model.values.isEmpty()) {
            boolean done = model.closed && model.free == capacity;
            return done ? PollNext.done() : PollNext.pending();
        }
        int value = model.values.remove();
        model.free++;
        model.serve();
        return PollNext.item(value);
    }

    /** Polls and compares; tells whether the future has ended. */
    private static boolean poll(Sending one, Model model) throws Exception {
        if (!one.polled && !model.closed) {
            model.line.add(one);
            model.serve();
        }
        one.polled = true;
        if (model.closed && !one.granted) {
            assertThatThrownBy(() -> one.future.poll(one.cx))
                    .isInstanceOfSatisfying(
                            SendFailedException.class,
                            failure -> assertThat(failure.value()).isEqualTo(one.value));
            return true;
        }
        assertThat(one.future.poll(one.cx).isReady()).isEqualTo(one.granted);
        if (one.granted) {
            model.values.add(one.value);
        }
        return one.granted;
    }
}
