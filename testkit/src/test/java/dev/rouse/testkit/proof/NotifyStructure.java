package dev.rouse.testkit.proof;

import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place to wait for news. That one waits can be seen by others, who notify it and not the store,
 * so its beginning and its drop are calls too.
 */
final class NotifyStructure implements Structure {

    /** Why one that waits may go on. */
    enum Reason {
        ONE,
        LAST,
        ALL
    }

    /** One that was notified and has not been polled since. */
    record Picked(int waiter, Reason reason) {}

    /** The store, those who wait, and those who were notified. */
    record State(boolean stored, List<Integer> waiting, List<Picked> picked) {

        State notify(Reason reason) {
            if (waiting.isEmpty()) {
                return new State(true, waiting, picked);
            }
            List<Integer> rest = new ArrayList<>(waiting);
            int chosen = rest.remove(reason == Reason.ONE ? 0 : rest.size() - 1);
            return new State(stored, rest, plus(picked, new Picked(chosen, reason)));
        }

        State notifyAllWaiting() {
            List<Picked> all = new ArrayList<>(picked);
            waiting.forEach(waiter -> all.add(new Picked(waiter, Reason.ALL)));
            return new State(stored, List.of(), all);
        }

        @Nullable Picked pickedOf(int waiter) {
            return picked.stream().filter(p -> p.waiter == waiter).findAny().orElse(null);
        }

        State begin(int waiter) {
            return stored
                    ? new State(false, waiting, plus(picked, new Picked(waiter, Reason.ONE)))
                    : new State(false, plus(waiting, waiter), picked);
        }

        /** Removes one from wherever it is. */
        State without(int waiter) {
            return new State(
                    stored,
                    waiting.stream().filter(w -> w != waiter).toList(),
                    picked.stream().filter(p -> p.waiter != waiter).toList());
        }

        State drop(int waiter) {
            Picked had = pickedOf(waiter);
            State rest = without(waiter);
            return had == null || had.reason == Reason.ALL ? rest : rest.notify(had.reason);
        }
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private final Notify notify;

    NotifyStructure(Notify notify) {
        this.notify = notify;
    }

    @Override
    public @Nullable Operation begin(int task, Act act) {
        String kind =
                act.of(
                        "notified",
                        "notifyOne",
                        "notified",
                        "tryNotified",
                        "notifyLast",
                        "enabled",
                        "notifyWaiters",
                        "notifyOne");
        return switch (kind) {
            case "notified" -> Operation.visible(kind, 0, notify.notified());
            case "enabled" -> Operation.visible("notified", 0, enabled());
            case "tryNotified" -> Operation.now(kind, 0, notify::tryNotified);
            case "notifyOne" -> run(kind, notify::notifyOne);
            case "notifyLast" -> run(kind, notify::notifyLast);
            default -> run(kind, notify::notifyWaiters);
        };
    }

    private Notified enabled() {
        Notified notified = notify.notified();
        notified.enable();
        return notified;
    }

    private static Operation run(String kind, Runnable what) {
        return Operation.now(
                kind,
                0,
                () -> {
                    what.run();
                    return null;
                });
    }

    @Override
    public List<Operation> inspect() {
        return List.of(Operation.now("tryNotified", 0, notify::tryNotified));
    }

    @Override
    public Model<State> model() {
        return new Model<>() {
            @Override
            public State initial() {
                return new State(false, List.of(), List.of());
            }

            @Override
            public @Nullable State after(State state, Call call) {
                return switch (call.name()) {
                    case "begin notified" -> state.begin(call.argument());
                    case "drop notified" -> state.drop(call.argument());
                    case "notified" -> canAnswer(state, call) ? state.without(call.number()) : null;
                    case "tryNotified" ->
                            call.answers(state.stored)
                                    ? new State(false, state.waiting, state.picked)
                                    : null;
                    case "notifyOne" -> state.notify(Reason.ONE);
                    case "notifyLast" -> state.notify(Reason.LAST);
                    default -> state.notifyAllWaiting();
                };
            }

            @Override
            public boolean canAnswer(State state, Call call) {
                return state.pickedOf(call.number()) != null;
            }
        };
    }
}
