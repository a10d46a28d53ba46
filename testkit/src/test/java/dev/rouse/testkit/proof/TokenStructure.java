package dev.rouse.testkit.proof;

import dev.rouse.sync.CancellationToken;
import org.jspecify.annotations.Nullable;

/** A token, its two children, and a child of the first of them. */
final class TokenStructure implements Structure {

    /** The bits of those that are cancelled. */
    record State(int cancelled) {

        boolean isCancelled(int token) {
            return (cancelled & 1 << token) != 0;
        }
    }

    /** For each token its own bit and those of its descendants. */
    private static final int[] REACH = {0b1111, 0b1010, 0b0100, 0b1000};

    private final CancellationToken[] tokens = new CancellationToken[4];

    TokenStructure(CancellationToken root) {
        tokens[0] = root;
        tokens[1] = root.child();
        tokens[2] = root.child();
        tokens[3] = tokens[1].child();
    }

    @Override
    public Operation begin(int task, Act act) {
        int which = act.argument();
        CancellationToken token = tokens[which];
        return switch (act.of("cancelled", "cancelled", "isCancelled", "cancel", "cancelled")) {
            case "cancelled" -> Operation.waiting("cancelled", which, null, token.cancelled());
            case "isCancelled" -> Operation.now("isCancelled", which, token::isCancelled);
            default ->
                    Operation.now(
                            "cancel",
                            which,
                            () -> {
                                token.cancel();
                                return null;
                            });
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
                boolean is = state.isCancelled(call.argument());
                return switch (call.name()) {
                    case "cancel" -> new State(state.cancelled | REACH[call.argument()]);
                    case "isCancelled" -> call.answers(is) ? state : null;
                    default -> is ? state : null;
                };
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return state.isCancelled(call.argument());
            }
        };
    }
}
