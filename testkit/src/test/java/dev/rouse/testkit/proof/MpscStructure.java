package dev.rouse.testkit.proof;

import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.channel.MpscReceiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A channel whose first task receives; what the others do is said by the kind of channel. */
abstract class MpscStructure implements Structure {

    private static final String LINE = "receive";

    private final MpscReceiver<Integer> receiver;
    private boolean dropped;
    private int values;

    MpscStructure(MpscReceiver<Integer> receiver) {
        this.receiver = receiver;
    }

    /** Begins an act of a sender. */
    abstract @Nullable Operation send(int task, Act act);

    final int nextValue() {
        return ++values;
    }

    @Override
    public final @Nullable Operation begin(int task, Act act) {
        if (task > 0) {
            return send(task, act);
        }
        return dropped ? null : receive(act);
    }

    private Operation receive(Act act) {
        return switch (act.of(
                "recv", "tryRecv", "recv", "recvMany", "recv", "close", "recv", "drop")) {
            case "recv" -> Operation.waiting("recv", 0, LINE, recv());
            case "tryRecv" ->
                    Operation.attempt(
                            "tryRecv",
                            0,
                            LINE,
                            () -> {
                                PollNext<Integer> polled = receiver.tryRecv();
                                return polled.isPending() ? Call.Refused.REFUSED : polled;
                            });
            case "recvMany" -> {
                List<Integer> buffer = new ArrayList<>();
                yield Operation.waiting(
                        "recvMany",
                        0,
                        LINE,
                        receiver.recvMany(buffer, MpscModel.LIMIT)
                                .map(count -> List.copyOf(buffer)));
            }
            case "close" -> run("close", receiver::close);
            default -> {
                dropped = true;
                yield run("drop", receiver::drop);
            }
        };
    }

    /** Receives one; to be made wrong. */
    Future<?> recv() {
        return receiver.recv();
    }

    static Operation run(String name, Runnable what) {
        return run(name, 0, what);
    }

    static Operation run(String name, int argument, Runnable what) {
        return Operation.now(
                name,
                argument,
                () -> {
                    what.run();
                    return null;
                });
    }

    @Override
    public List<Operation> inspect() {
        return List.of(Operation.now("length", 0, receiver::length));
    }
}
