package dev.rouse.testkit.proof;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.sync.OnceCell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell whose value takes a turn or two to make, or cannot be made. */
final class OnceCellStructure implements Structure {

    /** The value, from one; zero if there is none. */
    record State(int value) {}

    /** The making of a value failed. */
    static final class NotMade extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final String LINE = "init";

    private final OnceCell<Integer> cell;
    private int values;
    private boolean making;

    OnceCellStructure(OnceCell<Integer> cell) {
        this.cell = cell;
    }

    @Override
    public Operation begin(int task, Act act) {
        int value = ++values;
        String kind = act.of("init", "init", "failing", "get", "set", "init");
        return switch (kind) {
            case "init" ->
                    Operation.waiting(
                            kind,
                            value,
                            LINE,
                            cell.getOrInit(() -> make(act.argument(), Futures.ready(value))));
            case "failing" ->
                    Operation.waiting(
                            kind,
                            value,
                            LINE,
                            cell.getOrInit(
                                    () -> make(act.argument(), Futures.failed(new NotMade()))));
            case "set" -> Operation.attempt(kind, value, LINE, () -> set(value));
            default -> get();
        };
    }

    /** Takes a few turns, and fails if another does so too. */
    private Future<Integer> make(int turns, Future<Integer> then) {
        if (making) {
            throw new AssertionError("two values are made at the same time");
        }
        making = true;
        Future<Integer> made = then;
        for (int i = 0; i < turns; i++) {
            Future<Integer> rest = made;
            made = Futures.yieldNow().then(yielded -> rest);
        }
        return made.onEnd(() -> making = false);
    }

    private Object set(int value) {
        return switch (cell.set(value)) {
            case SET -> true;
            case INITIALIZED -> false;
            case INITIALIZING -> Call.Refused.REFUSED;
        };
    }

    private Operation get() {
        return Operation.now(
                "get",
                0,
                () -> cell.get() instanceof Poll.Ready<Integer> ready ? ready.value() : 0);
    }

    @Override
    public List<Operation> inspect() {
        return List.of(get(), Operation.now("isInitialized", 0, cell::isInitialized));
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
                if (call.isRefused()) {
                    return call.isContended() && isEmpty ? state : null;
                }
                return switch (call.name()) {
                    case "set" ->
                            call.answers(isEmpty)
                                    ? isEmpty ? new State(call.argument()) : state
                                    : null;
                    case "get" -> call.answers(state.value) ? state : null;
                    case "isInitialized" -> call.answers(!isEmpty) ? state : null;
                    default -> made(state, call);
                };
            }

            private @Nullable State made(State state, Call call) {
                if (state.value != 0) {
                    return call.answers(state.value) ? state : null;
                }
                if (call.name().equals("failing")) {
                    return call.answers(NotMade.class) ? state : null;
                }
                return call.answers(call.argument()) ? new State(call.argument()) : null;
            }

            /** Whoever is in front makes it itself. */
            @Override
            public boolean canAnswer(State state, Call call) {
                return true;
            }
        };
    }
}
