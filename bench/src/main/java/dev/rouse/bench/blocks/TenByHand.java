package dev.rouse.bench.blocks;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Ten awaits in a row as a careful author would write them: one state for each. */
final class TenByHand implements Future<Integer> {

    private final Leaf leaf;
    private int state;
    private int sum;
    private @Nullable Future<Integer> awaited;

    TenByHand(Leaf leaf) {
        this.leaf = leaf;
    }

    @Override
    @SuppressWarnings("fallthrough") // each state goes on with the next
    public Poll<Integer> poll(Context cx) throws Exception {
        switch (state) {
            case 0:
                state = 1;
            case 1:
                if (isPending(cx, 2)) {
                    return Poll.pending();
                }
            case 2:
                if (isPending(cx, 3)) {
                    return Poll.pending();
                }
            case 3:
                if (isPending(cx, 4)) {
                    return Poll.pending();
                }
            case 4:
                if (isPending(cx, 5)) {
                    return Poll.pending();
                }
            case 5:
                if (isPending(cx, 6)) {
                    return Poll.pending();
                }
            case 6:
                if (isPending(cx, 7)) {
                    return Poll.pending();
                }
            case 7:
                if (isPending(cx, 8)) {
                    return Poll.pending();
                }
            case 8:
                if (isPending(cx, 9)) {
                    return Poll.pending();
                }
            case 9:
                if (isPending(cx, 10)) {
                    return Poll.pending();
                }
            case 10:
                if (isPending(cx, 11)) {
                    return Poll.pending();
                }
                return Poll.ready(sum);
            default:
                throw new IllegalStateException("polled after completion");
        }
    }

    /**
     * Keeps the awaited future while it is pending: in general it is made once, by an expression.
     */
    private boolean isPending(Context cx, int next) throws Exception {
        Future<Integer> future = awaited;
        if (future == null) {
            future = leaf;
        }
        Poll<Integer> polled = future.poll(cx);
        if (polled == Poll.<Integer>pending()) {
            awaited = future;
            return true;
        }
        awaited = null;
        sum += ((Poll.Ready<Integer>) polled).value();
        state = next;
        return false;
    }
}
