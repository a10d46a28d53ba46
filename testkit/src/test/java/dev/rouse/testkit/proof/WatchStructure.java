package dev.rouse.testkit.proof;

import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.Watch;
import dev.rouse.channel.WatchReceiver;
import dev.rouse.channel.WatchSender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is watched; each task has a sender and a receiver. */
final class WatchStructure implements Structure {

    /**
     * The channel.
     *
     * @param value the present one
     * @param version how often it was replaced
     * @param senders how many are open
     * @param seen for each task the version it has seen; {@link #GONE} if it does not receive
     */
    record State(int value, int version, int senders, List<Integer> seen) {

        boolean isWatched() {
            return seen.stream().anyMatch(version -> version != GONE);
        }

        State seen(int task, int version) {
            List<Integer> more = new ArrayList<>(seen);
            more.set(task, version);
            return new State(value, this.version, senders, more);
        }

        boolean isNews(int task) {
            return seen.get(task) != version;
        }

        State sent(int next) {
            return new State(next, version + 1, senders, seen);
        }
    }

    private static final int GONE = -2;

    private final int tasks;
    private final @Nullable WatchSender<Integer>[] senders;
    private final @Nullable WatchReceiver<Integer>[] receivers;
    private int values;

    @SuppressWarnings("unchecked")
    WatchStructure(Watch<Integer> watch, int tasks) {
        this.tasks = tasks;
        this.senders = (@Nullable WatchSender<Integer>[]) new WatchSender<?>[tasks];
        this.receivers = (@Nullable WatchReceiver<Integer>[]) new WatchReceiver<?>[tasks];
        for (int task = 0; task < tasks; task++) {
            senders[task] = watch.sender().copy();
            receivers[task] = watch.receiver().copy();
        }
        watch.sender().close();
        watch.receiver().drop();
    }

    @Override
    public @Nullable Operation begin(int task, Act act) {
        String kind =
                act.of(
                        "changed",
                        "send",
                        "changed",
                        "see",
                        "waitFor",
                        "changed",
                        "mark",
                        "hasChanged",
                        "send",
                        "replace",
                        "close",
                        "drop",
                        "closed",
                        "get");
        WatchSender<Integer> sender = senders[task];
        WatchReceiver<Integer> receiver = receivers[task];
        return switch (kind) {
            case "send", "replace", "close", "closed" ->
                    sender == null ? null : send(kind, task, sender);
            default -> receiver == null ? null : receive(kind, task, receiver, act);
        };
    }

    private Operation send(String kind, int task, WatchSender<Integer> sender) {
        int value = ++values;
        return switch (kind) {
            case "send" -> Operation.now(kind, value, () -> sender.send(value));
            case "replace" -> Operation.now(kind, value, () -> sender.sendReplace(value));
            case "closed" -> Operation.waiting(kind, 0, null, sender.closed());
            default -> close(task, sender);
        };
    }

    private @Nullable Operation receive(
            String kind, int task, WatchReceiver<Integer> receiver, Act act) {
        return switch (kind) {
            case "changed" -> Operation.waiting(kind, task, null, receiver.changed());
            case "waitFor" -> // one that is dropped has seen what it refused, which nobody knows
                    act.isPatient()
                            ? Operation.waiting(
                                    kind, task, null, receiver.waitFor(value -> value % 3 == 2))
                            : null;
            case "see" -> Operation.now(kind, task, receiver::see);
            case "get" -> Operation.now(kind, task, receiver::get);
            case "hasChanged" -> Operation.now(kind, task, receiver::hasChanged);
            case "mark" -> MpscStructure.run(kind, task, receiver::markChanged);
            default -> {
                receivers[task] = null;
                yield MpscStructure.run(kind, task, receiver::drop);
            }
        };
    }

    private Operation close(int task, WatchSender<Integer> sender) {
        senders[task] = null;
        return MpscStructure.run("close", task, sender::close);
    }

    @Override
    public List<Operation> leave(int task) {
        WatchSender<Integer> sender = senders[task];
        return sender == null ? List.of() : List.of(close(task, sender));
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(0, 0, tasks, Collections.nCopies(tasks, 0));
            }

            @Override
            public @Nullable State after(State state, Call call) {
                int argument = call.argument();
                return switch (call.name()) {
                    case "send" ->
                            !call.answers(state.isWatched())
                                    ? null
                                    : state.isWatched() ? state.sent(argument) : state;
                    case "replace" -> call.answers(state.value) ? state.sent(argument) : null;
                    case "close" ->
                            new State(state.value, state.version, state.senders - 1, state.seen);
                    case "drop" -> state.seen(argument, GONE);
                    case "mark" -> state.seen(argument, -1);
                    case "closed" -> state.isWatched() ? null : state;
                    case "get" -> call.answers(state.value) ? state : null;
                    case "see" ->
                            call.answers(state.value) ? state.seen(argument, state.version) : null;
                    case "hasChanged" -> hasChanged(state, call);
                    case "waitFor" -> found(state, call);
                    default -> changed(state, call);
                };
            }

            private @Nullable State hasChanged(State state, Call call) {
                boolean right =
                        state.senders == 0
                                ? call.answers(ChannelClosedException.class)
                                : call.answers(state.isNews(call.argument()));
                return right ? state : null;
            }

            private @Nullable State changed(State state, Call call) {
                if (state.isNews(call.argument())) {
                    return call.answers(null) ? state.seen(call.argument(), state.version) : null;
                }
                return state.senders == 0 && call.answers(ChannelClosedException.class)
                        ? state
                        : null;
            }

            private @Nullable State found(State state, Call call) {
                boolean right =
                        state.value % 3 == 2
                                ? call.answers(state.value)
                                : state.senders == 0 && call.answers(ChannelClosedException.class);
                return right ? state.seen(call.argument(), state.version) : null;
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return switch (call.name()) {
                    case "closed" -> !state.isWatched();
                    case "waitFor" -> state.senders == 0 || state.value % 3 == 2;
                    default -> state.senders == 0 || state.isNews(call.argument());
                };
            }
        };
    }
}
