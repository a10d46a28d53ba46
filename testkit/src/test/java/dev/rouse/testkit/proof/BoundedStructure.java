package dev.rouse.testkit.proof;

import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.SendFailedException;
import dev.rouse.channel.SendPermit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with little room; each task but the first has a sender and at most one permit. */
class BoundedStructure extends MpscStructure {

    private static final String LINE = "send";

    private final List<@Nullable MpscSender<Integer>> senders = new ArrayList<>();
    private final List<@Nullable SendPermit<Integer>> permits = new ArrayList<>();
    private final int capacity;

    BoundedStructure(Mpsc.Bounded<Integer> channel, int tasks) {
        super(channel.receiver());
        this.capacity = channel.sender().maxCapacity();
        senders.add(null);
        permits.add(null);
        for (int task = 1; task < tasks; task++) {
            senders.add(channel.sender().copy());
            permits.add(null);
        }
        channel.sender().close();
    }

    @Override
    final @Nullable Operation send(int task, Act act) {
        String kind =
                act.of(
                        "send",
                        "trySend",
                        "reserve",
                        "use",
                        "send",
                        "giveBack",
                        "send",
                        "use",
                        "closed",
                        "send",
                        "closeSender");
        SendPermit<Integer> permit = permits.get(task);
        if (kind.equals("use") || kind.equals("giveBack")) {
            return permit == null ? null : let(task, permit, kind.equals("use"));
        }
        MpscSender<Integer> sender = senders.get(task);
        if (sender == null) {
            return null;
        }
        int value = nextValue();
        return switch (kind) {
            case "send" -> Operation.waiting(kind, value, LINE, sender.send(value));
            case "trySend" -> Operation.attempt(kind, value, LINE, () -> trySend(sender, value));
            case "reserve" ->
                    permit != null
                            ? null
                            : Operation.waiting(
                                    kind, 0, LINE, sender.reserve().map(p -> keep(task, p)));
            case "closed" -> Operation.waiting(kind, 0, null, sender.closed());
            default -> close(task, sender);
        };
    }

    private static @Nullable Object trySend(MpscSender<Integer> sender, int value) {
        return switch (sender.trySend(value)) {
            case SENT -> null;
            case FULL -> Call.Refused.REFUSED;
            case CLOSED -> SendFailedException.class;
        };
    }

    private @Nullable Object keep(int task, SendPermit<Integer> permit) {
        permits.set(task, permit);
        return null;
    }

    private Operation let(int task, SendPermit<Integer> permit, boolean use) {
        permits.set(task, null);
        int value = nextValue();
        return use ? run("use", value, () -> permit.send(value)) : run("giveBack", permit::close);
    }

    private Operation close(int task, MpscSender<Integer> sender) {
        senders.set(task, null);
        return run("closeSender", sender::close);
    }

    @Override
    public final List<Operation> leave(int task) {
        List<Operation> leaving = new ArrayList<>();
        SendPermit<Integer> permit = permits.get(task);
        if (permit != null) {
            leaving.add(let(task, permit, false));
        }
        MpscSender<Integer> sender = senders.get(task);
        if (sender != null) {
            leaving.add(close(task, sender));
        }
        return leaving;
    }

    @Override
    public Model<MpscModel.State> model() {
        return new MpscModel(capacity, senders.size() - 1);
    }
}
