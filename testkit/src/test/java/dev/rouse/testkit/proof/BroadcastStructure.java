package dev.rouse.testkit.proof;

import dev.rouse.PollNext;
import dev.rouse.channel.Broadcast;
import dev.rouse.channel.BroadcastReceiver;
import dev.rouse.channel.BroadcastSender;
import dev.rouse.channel.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel for two values to all; each task has a sender and a receiver. */
final class BroadcastStructure implements Structure {

    /**
     * The channel.
     *
     * @param values all that were kept
     * @param senders how many are open
     * @param next for each task the place of what it receives next; -1 if it does not receive
     */
    record State(List<Integer> values, int senders, List<Integer> next) {

        int receivers() {
            return (int) next.stream().filter(place -> place >= 0).count();
        }

        State at(int task, int place) {
            List<Integer> moved = new ArrayList<>(next);
            moved.set(task, place);
            return new State(values, senders, moved);
        }

        boolean hasNews(int task) {
            return next.get(task) < values.size() || senders == 0;
        }
    }

    static final int CAPACITY = 2;

    private final int tasks;
    private final @Nullable BroadcastSender<Integer>[] senders;
    private final @Nullable BroadcastReceiver<Integer>[] receivers;
    private int values;

    @SuppressWarnings("unchecked")
    BroadcastStructure(Broadcast<Integer> channel, int tasks) {
        this.tasks = tasks;
        this.senders = (@Nullable BroadcastSender<Integer>[]) new BroadcastSender<?>[tasks];
        this.receivers = (@Nullable BroadcastReceiver<Integer>[]) new BroadcastReceiver<?>[tasks];
        for (int task = 0; task < tasks; task++) {
            senders[task] = channel.sender().copy();
            receivers[task] = channel.receiver().resubscribe();
        }
        channel.sender().close();
        channel.receiver().drop();
    }

    @Override
    public @Nullable Operation begin(int task, Act act) {
        String kind =
                act.of(
                        "recv",
                        "send",
                        "recv",
                        "tryRecv",
                        "send",
                        "recv",
                        "close",
                        "drop",
                        "send",
                        "closed",
                        "subscribe");
        BroadcastSender<Integer> sender = senders[task];
        BroadcastReceiver<Integer> receiver = receivers[task];
        return switch (kind) {
            case "recv", "tryRecv", "drop" ->
                    receiver == null ? null : receive(kind, task, receiver);
            default -> sender == null ? null : send(kind, task, sender);
        };
    }

    private Operation receive(String kind, int task, BroadcastReceiver<Integer> receiver) {
        return switch (kind) {
            case "recv" -> Operation.waiting(kind, task, null, receiver.recv());
            case "tryRecv" ->
                    Operation.now(
                            kind,
                            task,
                            () -> {
                                PollNext<Received<Integer>> polled = receiver.tryRecv();
                                return polled.isPending() ? Call.Refused.REFUSED : polled;
                            });
            default -> {
                receivers[task] = null;
                yield MpscStructure.run(kind, task, receiver::drop);
            }
        };
    }

    private @Nullable Operation send(String kind, int task, BroadcastSender<Integer> sender) {
        int value = ++values;
        return switch (kind) {
            case "send" -> Operation.now(kind, value, () -> sender.send(value));
            case "closed" -> Operation.waiting(kind, 0, null, sender.closed());
            case "close" -> close(task, sender);
            default ->
                    receivers[task] != null
                            ? null
                            : MpscStructure.run(
                                    kind, task, () -> receivers[task] = sender.subscribe());
        };
    }

    private Operation close(int task, BroadcastSender<Integer> sender) {
        senders[task] = null;
        return MpscStructure.run("close", task, sender::close);
    }

    @Override
    public List<Operation> leave(int task) {
        BroadcastSender<Integer> sender = senders[task];
        return sender == null ? List.of() : List.of(close(task, sender));
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                Integer[] places = new Integer[tasks];
                Arrays.fill(places, 0);
                return new State(List.of(), tasks, List.of(places));
            }

            @Override
            public @Nullable State after(State state, Call call) {
                int size = state.values.size();
                return switch (call.name()) {
                    case "send" -> sent(state, call);
                    case "close" -> new State(state.values, state.senders - 1, state.next);
                    case "drop" -> state.at(call.argument(), -1);
                    case "subscribe" -> state.at(call.argument(), size);
                    case "closed" -> state.receivers() == 0 ? state : null;
                    default -> received(state, call);
                };
            }

            private @Nullable State sent(State state, Call call) {
                int receivers = state.receivers();
                if (!call.answers(receivers)) {
                    return null;
                }
                if (receivers == 0) {
                    return state;
                }
                List<Integer> more = new ArrayList<>(state.values);
                more.add(call.argument());
                return new State(more, state.senders, state.next);
            }

            private @Nullable State received(State state, Call call) {
                int task = call.argument();
                int place = state.next.get(task);
                int missed = state.values.size() - CAPACITY - place;
                if (missed > 0) {
                    return call.answers(PollNext.item(new Received.Lagged<>(missed)))
                            ? state.at(task, place + missed)
                            : null;
                }
                if (place < state.values.size()) {
                    Received<Integer> value = new Received.Value<>(state.values.get(place));
                    return call.answers(PollNext.item(value)) ? state.at(task, place + 1) : null;
                }
                return state.senders > 0
                        ? call.isRefused() ? state : null
                        : call.answers(PollNext.done()) ? state : null;
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return call.name().equals("closed")
                        ? state.receivers() == 0
                        : state.hasNews(call.argument());
            }
        };
    }
}
