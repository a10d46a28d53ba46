package dev.rouse.testkit.proof;

import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mutex whose holders write the number of their act into it. */
final class MutexStructure implements Structure {

    /** Whether it is locked, and the value in it. */
    record State(boolean locked, int value) {}

    private static final String LINE = "lock";

    private final Mutex<Integer> mutex;
    private final @Nullable MutexGuard<Integer>[] guards;
    private int written;

    @SuppressWarnings("unchecked")
    MutexStructure(Mutex<Integer> mutex, int tasks) {
        this.mutex = mutex;
        this.guards = (@Nullable MutexGuard<Integer>[]) new MutexGuard<?>[tasks];
    }

    @Override
    public @Nullable Operation begin(int task, Act act) {
        String kind = act.of("lock", "unlock", "tryLock", "update");
        MutexGuard<Integer> held = guards[task];
        if (kind.equals("update")) {
            int value = ++written;
            return Operation.attempt(
                    kind,
                    value,
                    LINE,
                    () -> mutex.tryUpdate(old -> value) ? null : Call.Refused.REFUSED);
        }
        if (kind.equals("unlock")) {
            return held == null ? null : unlock(task, held);
        }
        if (held != null) {
            return null;
        }
        return kind.equals("lock")
                ? Operation.waiting(kind, 0, LINE, mutex.lock().map(guard -> keep(task, guard)))
                : Operation.attempt(kind, 0, LINE, () -> keep(task, mutex.tryLock()));
    }

    private Object keep(int task, @Nullable MutexGuard<Integer> guard) {
        guards[task] = guard;
        return guard == null ? Call.Refused.REFUSED : guard.get();
    }

    private Operation unlock(int task, MutexGuard<Integer> guard) {
        guards[task] = null;
        int value = ++written;
        return Operation.now(
                "unlock",
                value,
                () -> {
                    guard.set(value);
                    guard.close();
                    return null;
                });
    }

    @Override
    public List<Operation> leave(int task) {
        MutexGuard<Integer> held = guards[task];
        return held == null ? List.of() : List.of(unlock(task, held));
    }

    @Override
    public List<Operation> inspect() {
        return List.of(Operation.now("isLocked", 0, mutex::isLocked));
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(false, 0);
            }

            @Override
            public @Nullable State after(State state, Call call) {
                if (call.isRefused()) {
                    return state.locked || call.isContended() ? state : null;
                }
                return switch (call.name()) {
                    case "lock", "tryLock" ->
                            !state.locked && call.answers(state.value)
                                    ? new State(true, state.value)
                                    : null;
                    case "update" -> state.locked ? null : new State(false, call.argument());
                    case "unlock" -> state.locked ? new State(false, call.argument()) : null;
                    default -> call.answers(state.locked) ? state : null;
                };
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return !state.locked;
            }
        };
    }
}
