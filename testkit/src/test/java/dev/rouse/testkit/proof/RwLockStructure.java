package dev.rouse.testkit.proof;

import dev.rouse.sync.ReadGuard;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.WriteGuard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lock for two readers or one writer; writers write the number of their act into it. */
final class RwLockStructure implements Structure {

    /** How many read, whether somebody writes, and the value. */
    record State(int readers, boolean writing, int value) {

        boolean isFreeForReading() {
            return !writing && readers < MAX_READERS;
        }

        boolean isFree() {
            return !writing && readers == 0;
        }
    }

    static final int MAX_READERS = 2;
    private static final String LINE = "lock";

    private final RwLock<Integer> lock;
    private final @Nullable Object[] guards;
    private int written;

    RwLockStructure(RwLock<Integer> lock, int tasks) {
        this.lock = lock;
        this.guards = new @Nullable Object[tasks];
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Operation begin(int task, Act act) {
        String kind =
                act.of(
                        "read",
                        "write",
                        "unlock",
                        "tryRead",
                        "read",
                        "write",
                        "tryWrite",
                        "downgrade");
        Object held = guards[task];
        if (kind.equals("unlock")) {
            return held == null ? null : unlock(task, held);
        }
        if (kind.equals("downgrade")) {
            return held instanceof WriteGuard<?> guard
                    ? downgrade(task, (WriteGuard<Integer>) guard)
                    : null;
        }
        if (held != null) {
            return null;
        }
        return switch (kind) {
            case "read" ->
                    Operation.waiting(kind, 0, LINE, lock.read().map(guard -> keep(task, guard)));
            case "write" ->
                    Operation.waiting(kind, 0, LINE, lock.write().map(guard -> keep(task, guard)));
            case "tryRead" -> Operation.attempt(kind, 0, LINE, () -> keep(task, lock.tryRead()));
            default -> Operation.attempt(kind, 0, LINE, () -> keep(task, lock.tryWrite()));
        };
    }

    private Object keep(int task, @Nullable Object guard) {
        guards[task] = guard;
        if (guard instanceof ReadGuard<?> reading) {
            return reading.get();
        }
        return guard instanceof WriteGuard<?> writing ? writing.get() : Call.Refused.REFUSED;
    }

    @SuppressWarnings("unchecked")
    private Operation unlock(int task, Object guard) {
        guards[task] = null;
        if (guard instanceof ReadGuard<?> reading) {
            return Operation.now(
                    "unlockRead",
                    0,
                    () -> {
                        reading.close();
                        return null;
                    });
        }
        int value = ++written;
        return Operation.now(
                "unlockWrite",
                value,
                () -> {
                    ((WriteGuard<Integer>) guard).set(value);
                    ((WriteGuard<Integer>) guard).close();
                    return null;
                });
    }

    private Operation downgrade(int task, WriteGuard<Integer> guard) {
        int value = ++written;
        return Operation.now(
                "downgrade",
                value,
                () -> {
                    guard.set(value);
                    guards[task] = guard.downgrade();
                    return null;
                });
    }

    @Override
    public List<Operation> leave(int task) {
        Object held = guards[task];
        return held == null ? List.of() : List.of(unlock(task, held));
    }

    @Override
    public List<Operation> inspect() {
        return List.of(
                Operation.now(
                        "tryWrite",
                        0,
                        () -> {
                            WriteGuard<Integer> guard = lock.tryWrite();
                            return guard == null ? Call.Refused.REFUSED : guard.get();
                        }));
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(0, false, 0);
            }

            @Override
            public @Nullable State after(State state, Call call) {
                if (call.isRefused()) {
                    return call.isContended() || !canAnswer(state, call) ? state : null;
                }
                return switch (call.name()) {
                    case "read", "tryRead" ->
                            state.isFreeForReading() && call.answers(state.value)
                                    ? new State(state.readers + 1, false, state.value)
                                    : null;
                    case "write", "tryWrite" ->
                            state.isFree() && call.answers(state.value)
                                    ? new State(0, true, state.value)
                                    : null;
                    case "unlockRead" -> new State(state.readers - 1, false, state.value);
                    case "unlockWrite" -> new State(0, false, call.argument());
                    default -> new State(1, false, call.argument());
                };
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return call.name().endsWith("ead") ? state.isFreeForReading() : state.isFree();
            }
        };
    }
}
