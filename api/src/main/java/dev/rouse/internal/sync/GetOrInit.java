package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.sync.OnceCell#getOrInit}: waits for the permit, makes the value with it,
 * and gives it back if that comes to nothing.
 *
 * @param <T> the type of the value
 */
final class GetOrInit<T extends @Nullable Object> implements Future<T> {

    /** The place in the line; ended from the permit on. */
    private static final class Turn extends PermitWaiter {
        Turn() {
            super(1);
        }

        @Nullable Phase poll(Permits permits, Context cx) {
            return pollPermits(permits, cx);
        }
    }

    private final OnceCellImpl<T> cell;
    private final Turn turn = new Turn();
    private boolean ended;
    private boolean dropped;

    /** Null from the turn on, and after the end. */
    private @Nullable ThrowingSupplier<? extends Future<? extends T>> supplier;

    /** There while this has the permit and makes the value. */
    private @Nullable Future<? extends T> making;

    GetOrInit(OnceCellImpl<T> cell, ThrowingSupplier<? extends Future<? extends T>> supplier) {
        this.cell = cell;
        this.supplier = supplier;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (ended) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        if (making == null) {
            if (cell.isInitialized() && !cx.tryProceed()) {
                return Poll.pending();
            }
            Waiter.Phase got = turn.poll(cell, cx);
            if (got == null) {
                return Poll.pending();
            }
            if (got == Waiter.Phase.CLOSED) {
                end();
                return cell.get();
            }
        }
        return make(cx);
    }

    /** With the permit: gives it back whenever this ends without a value. */
    private Poll<T> make(Context cx) throws Exception {
        Poll<? extends T> made = null;
        boolean pending = false;
        try {
            if (making == null) {
                ThrowingSupplier<? extends Future<? extends T>> begin = supplier;
                supplier = null;
                making =
                        requireNonNull(
                                requireNonNull(begin).get(),
                                "the function given to getOrInit() answered null instead of a"
                                        + " future");
            }
            Poll<? extends T> polled = making.poll(cx);
            pending = polled.isPending();
            made = pending ? null : polled;
        } finally {
            if (!pending) {
                end();
                if (made == null) {
                    cell.give(1);
                }
            }
        }
        if (made == null) {
            return Poll.pending();
        }
        @SuppressWarnings("unchecked") // a Poll is only read
        Poll<T> value = (Poll<T>) made;
        cell.fill(value);
        return value;
    }

    private void end() {
        ended = true;
        supplier = null;
        making = null;
    }

    @Override
    public void drop() {
        if (ended) {
            return;
        }
        Future<? extends T> begun = making;
        dropped = true;
        end();
        if (begun == null) {
            cell.cancel(turn);
            return;
        }
        try {
            begun.drop();
        } finally {
            cell.give(1); // after the drop, so that no two make the value at the same time
        }
    }

    @Override
    public String toString() {
        return "GetOrInit["
                + (ended
                        ? dropped ? "dropped" : "completed"
                        : making != null ? "making " + making : "waiting")
                + "]";
    }
}
