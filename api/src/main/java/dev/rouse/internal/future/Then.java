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
        Poll<R> polled;
        try {
            if (next != null) {
                return pollFirst(cx, next);
            }
            @SuppressWarnings("unchecked") // without 'next', current is the second future
            Future<R> second = (Future<R>) current;
            polled = second.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<R>pending()) {
            end();
        }
        return polled;
    }

    /**
     * Polls the first future, and once it is ready the second one, which is kept only if it is not:
     * most are.
     */
    private Poll<R> pollFirst(
            Context cx, ThrowingFunction<? super T, ? extends Future<? extends R>> makeSecond)
            throws Exception {
        @SuppressWarnings("unchecked") // with 'next' still there, current is the first future
        Poll<T> polled = (Poll<T>) current.poll(cx);
        if (polled == Poll.<T>pending()) {
            return Poll.pending();
        }
        end();
        @SuppressWarnings("unchecked") // a value is only read from it
        Future<R> second =
                (Future<R>)
                        requireNonNull(
                                makeSecond.apply(((Poll.Ready<T>) polled).value()),
                                "the function given to then() answered null instead of a future");
        Poll<R> answer = second.poll(cx);
        if (answer == Poll.<R>pending()) {
            current = second;
        }
        return answer;
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
