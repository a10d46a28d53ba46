package dev.rouse.testkit.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order of calls that a sequential model allows.
 *
 * <p>A call may come anywhere between its beginning and its answer, and before all calls that began
 * after its answer; in a line, those who wait come in the order in which they began, unless the
 * model lets one overtake. Calls that were dropped have done nothing. At the end of the order, no
 * call that still waits may be one that the model could answer, unless one before it in its line
 * waits too.
 *
 * <p>After Wing and Gong, "Testing and Verifying Concurrent Objects", 1993: pick any call that none
 * must come before, and go back when nothing fits. States that were reached before with the same
 * calls are not tried again, after Lowe, "Testing for Linearizability", 2017.
 */
final class Linearizer<S> {

    /** The calls that are in the order already, and the state after them. */
    private record Reached(long calls, Object state) {}

    private final Model<S> model;
    private final List<Call> answered;
    private final List<Call> open;
    private final Set<Reached> reached = new HashSet<>();
    private String stuck = "no order of these calls is possible:";

    private Linearizer(Model<S> model, History history) {
        this.model = model;
        this.answered = with(history, Call.Fate.ANSWERED);
        this.open = with(history, Call.Fate.OPEN);
        if (answered.size() > Long.SIZE - 1) {
            throw new IllegalArgumentException("too many calls: " + answered.size());
        }
    }

    private static List<Call> with(History history, Call.Fate fate) {
        return history.calls().stream().filter(call -> call.fate() == fate).toList();
    }

    /** Fails if there is no such order. */
    static <S> void check(Model<S> model, History history) {
        Linearizer<S> search = new Linearizer<>(model, history);
        if (!search.search(0, model.initial())) {
            throw new NotLinearizable(search.stuck + "\n" + history);
        }
    }

    private boolean search(long done, S state) {
        if (done == (1L << answered.size()) - 1) {
            return nobodyIsForgotten(state);
        }
        if (!reached.add(new Reached(done, state))) {
            return false;
        }
        for (int i = 0; i < answered.size(); i++) {
            Call call = answered.get(i);
            if ((done & 1L << i) == 0 && isNext(state, call, done)) {
                S after = model.after(state, call);
                if (after != null && search(done | 1L << i, after)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isNext(S state, Call call, long done) {
        int ahead = 0;
        for (int i = 0; i < answered.size(); i++) {
            Call other = answered.get(i);
            if ((done & 1L << i) == 0) {
                if (other != call && other.ended() < call.begun()) {
                    return false;
                }
                ahead += call.isBehind(other) ? 1 : 0;
            }
        }
        return (ahead == 0 || model.mayOvertake(state, call, ahead))
                && open.stream().noneMatch(call::isBehind);
    }

    private boolean nobodyIsForgotten(S state) {
        for (Call call : open) {
            if (model.canAnswer(state, call) && open.stream().noneMatch(call::isBehind)) {
                stuck = "call #" + call.number() + " waits, but nothing is in its way:";
                return false;
            }
        }
        return true;
    }
}
