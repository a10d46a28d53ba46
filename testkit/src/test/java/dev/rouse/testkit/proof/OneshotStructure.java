package dev.rouse.testkit.proof;

import dev.rouse.Poll;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.Oneshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel for one value; the first task sends, the second one receives. */
final class OneshotStructure implements Structure {

    /**
     * The channel.
     *
     * @param value what was sent, from one; zero if nothing was
     */
    record State(int value, boolean senderEnded, boolean receiverEnded) {}

    private final Oneshot<Integer> channel;
    private int values;
    private boolean senderEnded;
    private boolean receiverEnded;

    OneshotStructure(Oneshot<Integer> channel) {
        this.channel = channel;
    }

    @Override
    public @Nullable Operation begin(int task, Act act) {
        return switch (task) {
            case 0 -> senderEnded ? null : send(act);
            case 1 -> receiverEnded ? null : receive(act);
            default -> null;
        };
    }

    private Operation send(Act act) {
        int value = ++values;
        return switch (act.of("closed", "isClosed", "send", "closed", "close", "send")) {
            case "closed" -> Operation.waiting("closed", 0, null, channel.sender().closed());
            case "isClosed" -> Operation.now("isClosed", 0, channel.sender()::isClosed);
            case "close" -> close();
            default -> {
                senderEnded = true;
                yield Operation.now("send", value, () -> channel.sender().send(value));
            }
        };
    }

    private Operation close() {
        senderEnded = true;
        return Operation.now(
                "close",
                0,
                () -> {
                    channel.sender().close();
                    return null;
                });
    }

    private Operation receive(Act act) {
        return switch (act.of("receive", "tryReceive", "drop", "receive")) {
            case "receive" -> {
                receiverEnded = true;
                yield Operation.waiting("receive", 0, null, channel.receiver()).dropping("drop");
            }
            case "tryReceive" ->
                    Operation.now(
                            "tryReceive",
                            0,
                            () -> {
                                receiverEnded = true; // also if it fails
                                Poll<Integer> polled = channel.receiver().tryReceive();
                                receiverEnded = polled.isReady();
                                return polled instanceof Poll.Ready<Integer> ready
                                        ? ready.value()
                                        : Call.Refused.REFUSED;
                            });
            default -> drop();
        };
    }

    private Operation drop() {
        receiverEnded = true;
        return Operation.now(
                "drop",
                0,
                () -> {
                    channel.receiver().drop();
                    return null;
                });
    }

    @Override
    public List<Operation> leave(int task) {
        return task == 0 && !senderEnded ? List.of(close()) : List.of();
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(0, false, false);
            }

            @Override
            public @Nullable State after(State state, Call call) {
                boolean there = state.value > 0;
                return switch (call.name()) {
                    case "send" -> sent(state, call);
                    case "close" -> new State(state.value, true, state.receiverEnded);
                    case "drop" -> new State(state.value, state.senderEnded, true);
                    case "isClosed" -> call.answers(state.receiverEnded) ? state : null;
                    case "closed" -> canAnswer(state, call) ? state : null;
                    default -> {
                        if (call.isRefused()) {
                            yield state.senderEnded ? null : state;
                        }
                        boolean right =
                                there
                                        ? call.answers(state.value)
                                        : state.senderEnded
                                                && call.answers(ChannelClosedException.class);
                        yield right ? new State(state.value, state.senderEnded, true) : null;
                    }
                };
            }

            private @Nullable State sent(State state, Call call) {
                return call.answers(!state.receiverEnded)
                        ? new State(call.argument(), true, state.receiverEnded)
                        : null;
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return call.name().equals("closed")
                        ? state.receiverEnded || state.senderEnded
                        : state.senderEnded;
            }
        };
    }
}
