package dev.rouse.testkit.proof;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays the acts of one task and writes them down. Between two acts it lets others run. A pending
 * operation is polled only after a wake, so a lost wake shows.
 */
final class Player implements Future<@Nullable Void> {

    private final int task;
    private final List<Act> acts;
    private final Structure structure;
    private final History history;

    private int next;
    private @Nullable Operation operation;
    private @Nullable Call call;
    private int patience;

    Player(int task, List<Act> acts, Structure structure, History history) {
        this.task = task;
        this.acts = acts;
        this.structure = structure;
        this.history = history;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (operation != null) {
            goOn(cx, operation);
        } else if (next < acts.size()) {
            Act act = acts.get(next++);
            Operation begun = structure.begin(task, act);
            patience = act.patience();
            if (begun == null) {
                cx.waker().wake();
            } else {
                begin(cx, begun);
            }
        } else {
            structure.leave(task).forEach(leaving -> play(history, task, leaving, cx));
            return Poll.ready(null);
        }
        return Poll.pending();
    }

    private void begin(Context cx, Operation begun) {
        operation = begun;
        call = history.begin(task, begun.name(), begun.argument(), begun.line());
        String begins = begun.begins();
        Call visible = begins == null ? null : history.begin(task, begins, call.number(), null);
        Object answer = answer(begun, cx);
        if (visible != null) {
            history.answered(visible, null);
        }
        afterPoll(cx, answer);
    }

    private void goOn(Context cx, Operation pending) {
        if (patience == Act.ENDLESS) {
            afterPoll(cx, answer(pending, cx));
        } else if (patience-- > 0) {
            cx.waker().wake();
        } else {
            String drops = pending.drops();
            Call dropped = requireNonNull(call);
            history.dropped(dropped);
            Call visible =
                    drops == null ? null : history.begin(task, drops, dropped.number(), null);
            pending.future().drop();
            if (visible != null) {
                history.answered(visible, null);
            }
            end(cx);
        }
    }

    private void afterPoll(Context cx, @Nullable Object answer) {
        if (answer != Poll.pending()) {
            history.answered(requireNonNull(call), answer);
            end(cx);
        } else if (patience != Act.ENDLESS) {
            cx.waker().wake();
        }
    }

    private void end(Context cx) {
        operation = null;
        call = null;
        cx.waker().wake();
    }

    /** Plays one that does not wait. */
    static void play(History history, int task, Operation operation, Context cx) {
        Call call = history.begin(task, operation.name(), operation.argument(), operation.line());
        Object answer = answer(operation, cx);
        if (answer == Poll.pending()) {
            throw new AssertionError(operation.name() + " waits");
        }
        history.answered(call, answer);
    }

    /** Gives the value, the class of the failure, or {@link Poll#pending}. */
    private static @Nullable Object answer(Operation operation, Context cx) {
        try {
            Poll<?> polled = operation.future().poll(cx);
            return polled instanceof Poll.Ready<?> ready ? ready.value() : polled;
        } catch (Exception failure) {
            return failure.getClass();
        }
    }

    @Override
    public void drop() {
        if (operation != null) {
            operation.future().drop();
            operation = null;
        }
    }

    @Override
    public String toString() {
        return "Player[" + task + ", " + (call == null ? "between acts" : call) + "]";
    }
}
