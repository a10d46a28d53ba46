package dev.rouse.testkit.proof;

import dev.rouse.PollNext;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue with room for some values, and rights to a place in it. */
final class MpscModel implements Model<MpscModel.State> {

    /**
     * The channel.
     *
     * @param values in the order in which they were sent
     * @param reserved how many places are promised
     * @param senders how many are open
     * @param closed by the receiver
     * @param dropped whether there is no receiver any more
     */
    record State(List<Integer> values, int reserved, int senders, boolean closed, boolean dropped) {

        boolean acceptsNothing() {
            return closed || senders == 0;
        }

        boolean isOver() {
            return acceptsNothing() && reserved == 0 && values.isEmpty();
        }

        State plus(int value) {
            if (dropped) {
                return this;
            }
            List<Integer> more = new ArrayList<>(values);
            more.add(value);
            return new State(more, reserved, senders, closed, false);
        }

        State minus(int count) {
            return new State(
                    values.subList(count, values.size()), reserved, senders, closed, dropped);
        }

        State reserving(int places) {
            return new State(values, reserved + places, senders, closed, dropped);
        }

        State closing(boolean dropping) {
            return new State(dropping ? List.of() : values, reserved, senders, true, dropping);
        }

        State withoutOneSender() {
            return new State(values, reserved, senders - 1, closed, dropped);
        }
    }

    static final int LIMIT = 2;

    private final int capacity;
    private final int senders;

    MpscModel(int capacity, int senders) {
        this.capacity = capacity;
        this.senders = senders;
    }

    @Override
    public State initial() {
        return new State(List.of(), 0, senders, false, false);
    }

    private boolean isFull(State state) {
        return state.values.size() + state.reserved >= capacity;
    }

    @Override
    public @Nullable State after(State state, Call call) {
        return switch (call.name()) {
            case "send", "trySend" -> sent(state, call);
            case "reserve" -> reserved(state, call);
            case "use" -> state.reserving(-1).plus(call.argument());
            case "giveBack" -> state.reserving(-1);
            case "closeSender" -> state.withoutOneSender();
            case "closed" -> state.acceptsNothing() ? state : null;
            case "close" -> state.closing(false);
            case "drop" -> state.closing(true);
            case "recvMany" -> receivedMany(state, call);
            case "length" -> call.answers(state.values.size()) ? state : null;
            default -> received(state, call);
        };
    }

    private @Nullable State sent(State state, Call call) {
        if (call.isRefused()) {
            return !state.acceptsNothing() && (isFull(state) || call.isContended()) ? state : null;
        }
        if (call.answers(SendFailedException.class)) {
            return state.acceptsNothing() ? state : null;
        }
        return state.acceptsNothing() || isFull(state) ? null : state.plus(call.argument());
    }

    private @Nullable State reserved(State state, Call call) {
        if (call.answers(ChannelClosedException.class)) {
            return state.acceptsNothing() ? state : null;
        }
        return state.acceptsNothing() || isFull(state) ? null : state.reserving(1);
    }

    private static @Nullable State received(State state, Call call) {
        if (call.isRefused()) {
            boolean comes = mayComeLate(state, call);
            return comes || state.values.isEmpty() && !state.isOver() ? state : null;
        }
        if (call.answers(PollNext.done())) {
            return state.isOver() ? state : null;
        }
        return !state.values.isEmpty() && call.answers(PollNext.item(state.values.get(0)))
                ? state.minus(1)
                : null;
    }

    /** Who was given a place before the close sends when it is polled, after it. */
    private static boolean mayComeLate(State state, Call call) {
        return state.acceptsNothing() && call.isContended();
    }

    private static @Nullable State receivedMany(State state, Call call) {
        int count = Math.min(LIMIT, state.values.size());
        if (count == LIMIT
                && mayComeLate(state, call)
                && call.answers(state.values.subList(0, 1))) {
            return state.minus(1);
        }
        boolean right = call.answers(state.values.subList(0, count));
        return right && (count > 0 || state.isOver()) ? state.minus(count) : null;
    }

    /** Room is given in order; one that has got it may be slower to put its value there. */
    @Override
    public boolean mayOvertake(State state, Call call, int ahead) {
        return state.acceptsNothing() || state.values.size() + state.reserved + ahead < capacity;
    }

    @Override
    public boolean canAnswer(State state, Call call) {
        return switch (call.name()) {
            case "send", "reserve" -> state.acceptsNothing() || !isFull(state);
            case "closed" -> state.acceptsNothing();
            default -> !state.values.isEmpty() || state.isOver();
        };
    }
}
