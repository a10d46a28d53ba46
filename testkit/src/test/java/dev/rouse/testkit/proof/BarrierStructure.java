package dev.rouse.testkit.proof;

import dev.rouse.sync.Barrier;
import dev.rouse.sync.Barrier.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A barrier for two. Arriving, and taking that back, can be seen by the others. */
final class BarrierStructure implements Structure {

    /** Who has arrived and waits, and who may go on as what. */
    record State(List<Integer> arrived, List<Integer> leaders, List<Integer> followers) {}

    static final int PARTIES = 2;

    private final Barrier barrier;

    BarrierStructure(Barrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public Operation begin(int task, Act act) {
        return Operation.visible("arrive", 0, barrier.arrive());
    }

    private static List<Integer> plus(List<Integer> list, List<Integer> more) {
        List<Integer> longer = new ArrayList<>(list);
        longer.addAll(more);
        return longer;
    }

    private static List<Integer> minus(List<Integer> list, int one) {
        return list.stream().filter(each -> each != one).toList();
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(List.of(), List.of(), List.of());
            }

            @Override
            public @Nullable State after(State state, Call call) {
                return switch (call.name()) {
                    case "begin arrive" -> arrive(state, call.argument());
                    case "drop arrive" -> leave(state, call.argument());
                    default -> canAnswer(state, call) ? leave(state, call.number()) : null;
                };
            }

            private State arrive(State state, int number) {
                if (state.arrived.size() + 1 < PARTIES) {
                    return new State(
                            plus(state.arrived, List.of(number)), state.leaders, state.followers);
                }
                return new State(
                        List.of(),
                        plus(state.leaders, List.of(number)),
                        plus(state.followers, state.arrived));
            }

            private State leave(State state, int number) {
                return new State(
                        minus(state.arrived, number),
                        minus(state.leaders, number),
                        minus(state.followers, number));
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                boolean open = call.fate() == Call.Fate.OPEN;
                return (open || call.answers(Arrival.LEADER))
                                && state.leaders.contains(call.number())
                        || (open || call.answers(Arrival.FOLLOWER))
                                && state.followers.contains(call.number());
            }
        };
    }
}
