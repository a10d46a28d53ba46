package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#borrow}: polls the future of somebody else, and never drops it.
 *
 * @param <T> the type of the value
 */
public final class Borrowed<T extends @Nullable Object> extends OneChild<T, T> {

    /**
     * Borrows {@code lender}.
     *
     * @param lender what to poll
     */
    public Borrowed(Future<T> lender) {
        super(lender);
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }

    /** Gives the future back as it is. */
    @Override
    public void drop() {
        if (!Spent.isSpent(child)) {
            child = Spent.dropped();
        }
    }
}
