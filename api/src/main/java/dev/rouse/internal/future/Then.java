package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#then}: first one future, then another made from its value.
 *
 * @param <T> the type of the first future's value
 * @param <R> the type of the second one's
 */
public final class Then<T extends @Nullable Object, R extends @Nullable Object>
        implements Future<R> {

    /** The first future while {@link #next} is there, after that the second one. */
    private Future<? extends @Nullable Object> current;

    /** Null once it has been applied. */
    private @Nullable ThrowingFunction<? super T, ? extends Future<? extends R>> next;

    /**
     * Takes ownership of {@code first}.
     *
     * @param first the future to begin with
     * @param next makes the one to go on with
     */
    public Then(Future<T> first, ThrowingFunction<? super T, ? extends Future<? extends R>> next) {
        this.current = requireNonNull(first, "first");
        this.next = requireNonNull(next, "next");
    }

    @Override
    public Poll<R> poll(Context cx) throws Exception {
        try {
            if (next != null && !pollFirst(cx, next)) {
                return Poll.pending();
            }
            @SuppressWarnings("unchecked") // without 'next', current is the second future
            Poll<R> polled = (Poll<R>) current.poll(cx);
            if (polled != Poll.<R>pending()) {
                end();
            }
            return polled;
        } catch (Throwable failure) {
            end();
            throw failure;
        }
    }

    /** Polls the first future; once it is ready the second one stands in its place. */
    private boolean pollFirst(
            Context cx, ThrowingFunction<? super T, ? extends Future<? extends R>> makeSecond)
            throws Exception {
        @SuppressWarnings("unchecked") // with 'next' still there, current is the first future
        Poll<T> polled = (Poll<T>) current.poll(cx);
        if (polled == Poll.<T>pending()) {
            return false;
        }
        current = Spent.completed();
        next = null;
        current =
                requireNonNull(
                        makeSecond.apply(((Poll.Ready<T>) polled).value()),
                        "the function given to then() answered null instead of a future");
        return true;
    }

    private void end() {
        next = null;
        if (!Spent.isSpent(current)) {
            current = Spent.completed();
        }
    }

    @Override
    public void drop() {
        Future<?> dropped = current;
        if (!Spent.isSpent(dropped)) {
            next = null;
            current = Spent.dropped();
            dropped.drop();
        }
    }

    @Override
    public String toString() {
        return "Then[" + current + (next == null ? "]" : ", ...]");
    }
}
