package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.MaybeDone;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#maybeDone}.
 *
 * @param <T> the type of the value
 */
public final class Keep<T extends @Nullable Object> extends OneChild<T, @Nullable Void>
        implements MaybeDone<T> {

    private @Nullable Outcome<T> output;

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose outcome to keep
     */
    public Keep(Future<T> child) {
        super(child);
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        Future<T> polledChild = child;
        Poll<T> polled;
        try {
            polled = polledChild.poll(cx);
        } catch (Throwable failure) {
            if (Spent.isSpent(polledChild)) {
                throw Rethrow.unchecked(failure); // the caller's bug, not the child's failure
            }
            end();
            output = Outcome.failure(failure);
            return Poll.ready();
        }
        if (polled == Poll.<T>pending()) {
            return Poll.pending();
        }
        end();
        output = Outcome.value(((Poll.Ready<T>) polled).value());
        return Poll.ready();
    }

    @Override
    public boolean isDone() {
        return output != null;
    }

    @Override
    public T takeOutput() throws Exception {
        Outcome<T> taken = output;
        if (taken == null) {
            throw new IllegalStateException(
                    "there is no output in "
                            + this
                            + "; poll it to its end first, take the output once");
        }
        output = null;
        return taken.get();
    }

    @Override
    public void drop() {
        output = null;
        super.drop();
    }

    @Override
    public String toString() {
        return "MaybeDone[" + (output != null ? output : child) + "]";
    }
}
