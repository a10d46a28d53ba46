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

/** Random scripts, run on a watch channel and on two numbers for each receiver. */
class WatchProperties {

    enum Step {
        SEND,
        REPLACE,
        MODIFY,
        POLL,
        UPDATE,
        MARK_CHANGED,
        MARK_UNCHANGED,
        COPY,
        SUBSCRIBE,
        DROP,
        COPY_SENDER,
        CLOSE_SENDER
    }

    record Command(Step step, int which) {}

    @Provide
    Arbitrary<List<Command>> scripts() {
        return Combinators.combine(
                        Arbitraries.of(Step.class), Arbitraries.integers().between(0, 99))
                .as(Command::new)
                .list()
                .ofMaxSize(60);
    }

    /** A receiver beside what the model knows of it. */
    private static final class Watching {
        final WatchReceiver<Integer> real;
        TestContext cx = new TestContext();
        int seen;
        boolean waits;
        boolean woken;

        Watching(WatchReceiver<Integer> real, int seen) {
            this.real = real;
            this.seen = seen;
        }
    }

    @Property
    void doesWhatACounterWouldDo(@ForAll("scripts") List<Command> script) {
        Watch<Integer> watch = Watch.create(0);
        List<WatchSender<Integer>> senders = new ArrayList<>(List.of(watch.sender()));
        List<Watching> receivers = new ArrayList<>(List.of(new Watching(watch.receiver(), 0)));
        WatchSender<Integer> first = watch.sender();
        int value = 0; // each value is its own version
        for (Command command : script) {
            int before = value;
            int open = senders.size();
            WatchSender<Integer> sender =
                    senders.isEmpty() ? null : senders.get(command.which % senders.size());
            Watching receiver =
                    receivers.isEmpty() ? null : receivers.get(command.which % receivers.size());
            switch (command.step) {
                case SEND -> {
                    if (sender != null) {
                        boolean sent = sender.send(value + 1);
                        assertThat(sent).isEqualTo(!receivers.isEmpty());
                        value += sent ? 1 : 0;
                    }
                }
                case REPLACE -> {
                    if (sender != null) {
                        assertThat(sender.sendReplace(value + 1)).isEqualTo(value);
                        value++;
                    }
                }
                case MODIFY -> {
                    if (sender != null) {
                        boolean even = value % 2 == 0;
                        assertThat(sender.sendIfModified(v -> v % 2 == 0, v -> v + 1))
                                .isEqualTo(even);
                        value += even ? 1 : 0;
                    }
                }
                case COPY_SENDER -> {
                    if (sender != null) {
                        senders.add(sender.copy());
                    }
                }
                case CLOSE_SENDER -> {
                    if (sender != null) {
                        senders.remove(sender);
                        sender.close();
                    }
                }
                case SUBSCRIBE -> receivers.add(new Watching(first.subscribe(), value));
                default -> {
                    if (receiver != null) {
                        use(command.step, receiver, receivers, value, senders.isEmpty());
                    }
                }
            }
            boolean news = value != before || senders.size() < open && senders.isEmpty();
            for (Watching each : receivers) {
                each.woken |= each.waits && news;
                assertThat(each.cx.wakes()).isEqualTo(each.woken ? 1 : 0);
                assertThat(each.real.get()).isEqualTo(value);
                if (!senders.isEmpty()) {
                    assertThat(each.real.hasChanged()).isEqualTo(value != each.seen);
                }
            }
            assertThat(first.receiverCount()).isEqualTo(receivers.size());
            assertThat(first.senderCount()).isEqualTo(senders.size());
        }
    }

    private static void use(
            Step step, Watching receiver, List<Watching> receivers, int value, boolean closed) {
        switch (step) {
            case POLL -> {
                receiver.cx = new TestContext();
                PollNext<Integer> polled = receiver.real.pollNext(receiver.cx);
                receiver.waits = polled.isPending();
                receiver.woken = false;
                if (value != receiver.seen) {
                    assertThat(polled).isEqualTo(PollNext.item(value));
                    receiver.seen = value;
                } else if (closed) {
                    assertThat(polled).isSameAs(PollNext.done());
                    receivers.remove(receiver);
                } else {
                    assertThat(polled).isSameAs(PollNext.pending());
                }
            }
            case UPDATE -> {
                assertThat(receiver.real.see()).isEqualTo(value);
                receiver.seen = value;
            }
            case MARK_CHANGED -> {
                receiver.real.markChanged();
                receiver.seen = -1;
            }
            case MARK_UNCHANGED -> {
                receiver.real.markUnchanged();
                receiver.seen = value;
            }
            case COPY -> receivers.add(new Watching(receiver.real.copy(), receiver.seen));
            case DROP -> {
                receivers.remove(receiver);
                receiver.real.drop();
            }
            default -> throw new AssertionError(step);
        }
    }
}
