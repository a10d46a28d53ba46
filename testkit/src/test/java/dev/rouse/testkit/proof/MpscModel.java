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
     * @param closedAt when the receiver had closed it; after everything, while it is open
     * @param dropped whether there is no receiver any more
     * @param late how many more of those that waited when it was closed may still have got a place
     */
    record State(
            List<Integer> values,
            int reserved,
            int senders,
            int closedAt,
            boolean dropped,
            int late) {

        boolean isClosed() {
            return closedAt < Integer.MAX_VALUE;
        }

        boolean acceptsNothing() {
            return isClosed() || senders == 0;
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
            return new State(more, reserved, senders, closedAt, false, late);
        }

        State plusLate(int value) {
            return new State(values, reserved, senders, closedAt, dropped, late - 1).plus(value);
        }

        State minus(int count) {
            return new State(
                    values.subList(count, values.size()),
                    reserved,
                    senders,
                    closedAt,
                    dropped,
                    late);
        }

        State reserving(int places) {
            return new State(values, reserved + places, senders, closedAt, dropped, late);
        }

        State closing(boolean dropping, int when, int room) {
            List<Integer> kept = dropping ? List.of() : values;
            return isClosed()
                    ? new State(kept, reserved, senders, closedAt, dropping, late)
                    : new State(kept, reserved, senders, when, dropping, room);
        }

        State withoutOneSender() {
            return new State(values, reserved, senders - 1, closedAt, dropped, late);
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
        return new State(List.of(), 0, senders, Integer.MAX_VALUE, false, 0);
    }

    private int room(State state) {
        return capacity - state.values.size() - state.reserved;
    }

    private boolean isFull(State state) {
        return room(state) <= 0;
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
            case "close" -> state.closing(false, call.ended(), room(state));
            case "drop" -> state.closing(true, call.ended(), room(state));
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
        if (state.acceptsNothing()) {
            return isLate(state, call) ? state.plusLate(call.argument()) : null;
        }
        return isFull(state) ? null : state.plus(call.argument());
    }

    /** Who waited and was given a place before the close sends when it is polled, after it. */
    private static boolean isLate(State state, Call call) {
        return state.late > 0 && call.begun() < state.closedAt;
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

    /** As {@link #isLate}: whoever receives meanwhile has to wait for it. */
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
