package dev.rouse.testkit.proof;

import dev.rouse.Poll;
import dev.rouse.sync.SetOnce;
import org.jspecify.annotations.Nullable;

/** A value that is set once. */
final class SetOnceStructure implements Structure {

    /** The value, from one; zero if there is none. */
    record State(int value) {}

    private final SetOnce<Integer> once;
    private int values;

    SetOnceStructure(SetOnce<Integer> once) {
        this.once = once;
    }

    @Override
    public Operation begin(int task, Act act) {
        int value = ++values;
        return switch (act.of("whenSet", "whenSet", "set", "get")) {
            case "whenSet" -> Operation.waiting("whenSet", 0, null, once.whenSet());
            case "set" -> Operation.now("set", value, () -> once.set(value));
            default ->
                    Operation.now(
                            "get",
                            0,
                            () -> once.get() instanceof Poll.Ready<Integer> set ? set.value() : 0);
        };
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(0);
            }

            @Override
            public @Nullable State after(State state, Call call) {
                boolean isEmpty = state.value == 0;
                return switch (call.name()) {
                    case "set" ->
                            call.answers(isEmpty)
                                    ? isEmpty ? new State(call.argument()) : state
                                    : null;
                    case "get" -> call.answers(state.value) ? state : null;
                    default -> !isEmpty && call.answers(state.value) ? state : null;
                };
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return state.value != 0;
            }
        };
    }
}
