package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.PollNext;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Random scripts, run on a broadcast channel and on a list of all that was ever sent. */
class BroadcastProperties {

    enum Step {
        SEND,
        POLL,
        TRY,
        SUBSCRIBE,
        DROP,
        CLOSE
    }

    record Command(Step step, int which) {}

    @Provide
    Arbitrary<List<Command>> scripts() {
        Arbitrary<Step> steps =
                Arbitraries.frequencyOf(
                        Tuple.of(40, Arbitraries.just(Step.SEND)),
                        Tuple.of(40, Arbitraries.of(Step.POLL, Step.TRY)),
                        Tuple.of(20, Arbitraries.of(Step.SUBSCRIBE, Step.DROP)),
                        Tuple.of(1, Arbitraries.just(Step.CLOSE)));
        return Combinators.combine(steps, Arbitraries.integers().between(0, 99))
                .as(Command::new)
                .list()
                .ofMaxSize(80);
    }

    /** A receiver beside what the model knows of it. */
    private static final class Receiving {
        final BroadcastReceiver<Integer> real;
        TestContext cx = new TestContext();
        int next;
        boolean waits;
        boolean woken;

        Receiving(BroadcastReceiver<Integer> real, int next) {
            this.real = real;
            this.next = next;
        }

        /** What comes next, by the list; moves on. */
        PollNext<Received<Integer>> expected(int sent, int capacity, boolean closed) {
            if (next == sent) {
                return closed ? PollNext.done() : PollNext.pending();
            }
            int begin = Math.max(0, sent - capacity);
            if (next < begin) {
                int missed = begin - next;
                next = begin;
                return PollNext.item(new Received.Lagged<>(missed));
            }
            return PollNext.item(new Received.Value<>(next++));
        }
    }

    @Property
    void doesWhatAListWouldDo(
            @ForAll("scripts") List<Command> script,
            @ForAll @IntRange(min = 1, max = 9) int asked) {
        int capacity = asked == 1 ? 1 : Integer.highestOneBit(asked - 1) * 2;
        Broadcast<Integer> channel = Broadcast.create(asked);
        BroadcastSender<Integer> sender = channel.sender();
        List<Receiving> receivers = new ArrayList<>(List.of(new Receiving(channel.receiver(), 0)));
        int sent = 0; // each value is its position
        boolean closed = false;
        for (Command command : script) {
            boolean news = false;
            Receiving receiver =
                    receivers.isEmpty() ? null : receivers.get(command.which % receivers.size());
            switch (command.step) {
                case SEND -> {
                    if (!closed) {
                        assertThat(sender.send(sent)).isEqualTo(receivers.size());
                        news = !receivers.isEmpty();
                        sent += news ? 1 : 0;
                    }
                }
                case SUBSCRIBE -> receivers.add(new Receiving(sender.subscribe(), sent));
                case CLOSE -> {
                    news = !closed;
                    closed = true;
                    sender.close();
                }
                case DROP -> {
                    if (receiver != null) {
                        receivers.remove(receiver);
                        receiver.real.drop();
                    }
                }
                case TRY -> {
                    if (receiver != null) {
                        assertThat(receiver.real.tryRecv())
                                .isEqualTo(receiver.expected(sent, capacity, closed));
                    }
                }
                case POLL -> {
                    if (receiver != null) {
                        receiver.cx = new TestContext();
                        receiver.woken = false;
                        PollNext<Received<Integer>> polled = receiver.real.pollNext(receiver.cx);
                        assertThat(polled).isEqualTo(receiver.expected(sent, capacity, closed));
                        receiver.waits = polled.isPending();
                        if (polled.isDone()) {
                            receivers.remove(receiver);
                        }
                    }
                }
                default -> throw new AssertionError(command);
            }
            int least = sent;
            for (Receiving each : receivers) {
                each.woken |= each.waits && news;
                assertThat(each.cx.wakes()).isEqualTo(each.woken ? 1 : 0);
                assertThat(each.real.length()).isEqualTo(sent - each.next);
                least = Math.min(least, each.next);
            }
            assertThat(sender.length()).isEqualTo(Math.min(capacity, sent - least));
            assertThat(sender.receiverCount()).isEqualTo(receivers.size());
        }
    }
}
