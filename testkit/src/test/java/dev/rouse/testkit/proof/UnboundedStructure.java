package dev.rouse.testkit.proof;

import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscUnboundedSender;
import dev.rouse.channel.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel with room for everything; each task but the first has a sender. */
final class UnboundedStructure extends MpscStructure {

    private final List<@Nullable MpscUnboundedSender<Integer>> senders = new ArrayList<>();

    UnboundedStructure(Mpsc.Unbounded<Integer> channel, int tasks) {
        super(channel.receiver());
        senders.add(null);
        for (int task = 1; task < tasks; task++) {
            senders.add(channel.sender().copy());
        }
        channel.sender().close();
    }

    @Override
    @Nullable Operation send(int task, Act act) {
        MpscUnboundedSender<Integer> sender = senders.get(task);
        if (sender == null) {
            return null;
        }
        int value = nextValue();
        return switch (act.of("send", "send", "closed", "closeSender")) {
            case "send" ->
                    Operation.now(
                            "send",
                            value,
                            () -> sender.send(value) ? null : SendFailedException.class);
            case "closed" -> Operation.waiting("closed", 0, null, sender.closed());
            default -> close(task, sender);
        };
    }

    private Operation close(int task, MpscUnboundedSender<Integer> sender) {
        senders.set(task, null);
        return run("closeSender", sender::close);
    }

    @Override
    public List<Operation> leave(int task) {
        MpscUnboundedSender<Integer> sender = senders.get(task);
        return sender == null ? List.of() : List.of(close(task, sender));
    }

    @Override
    public Model<MpscModel.State> model() {
        return new MpscModel(Integer.MAX_VALUE, senders.size() - 1);
    }
}
