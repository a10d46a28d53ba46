package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#join}: two futures on one task.
 *
 * <p>A side that has ended keeps its answer in {@link #leftDone} or {@link #rightDone} until the
 * other one is there.
 *
 * @param <T> the type of the left value
 * @param <U> the type of the right value
 * @param <R> the type of the combined value
 */
public final class Join<
                T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
        implements Future<R> {

    private Future<T> left;
    private Future<U> right;

    /** Null after the end. */
    private @Nullable ThrowingBiFunction<? super T, ? super U, ? extends R> combiner;

    private Poll.@Nullable Ready<T> leftDone;
    private Poll.@Nullable Ready<U> rightDone;
    private boolean rightFirst;

    /**
     * Takes ownership of both futures.
     *
     * @param left one future
     * @param right the other
     * @param combiner what to do with the values
     */
    public Join(
            Future<T> left,
            Future<U> right,
            ThrowingBiFunction<? super T, ? super U, ? extends R> combiner) {
        this.left = requireNonNull(left, "left");
        this.right = requireNonNull(right, "other");
        this.combiner = requireNonNull(combiner, "combiner");
    }

    @Override
    public Poll<R> poll(Context cx) throws Exception {
        try {
            if (rightFirst) {
                pollRight(cx);
                pollLeft(cx);
            } else {
                pollLeft(cx);
                pollRight(cx);
            }
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
        rightFirst = !rightFirst;
        if (leftDone == null || rightDone == null) {
            return Poll.pending();
        }
        T first = leftDone.value();
        U second = rightDone.value();
        ThrowingBiFunction<? super T, ? super U, ? extends R> combine = requireNonNull(combiner);
        letGo();
        return Poll.ready(combine.apply(first, second));
    }

    private void pollLeft(Context cx) throws Exception {
        if (leftDone == null) {
            Future<T> side = left;
            if (!Spent.isSpent(side)) {
                left = Spent.completed(); // stays, if the poll throws or answers ready
            }
            Poll<T> polled = side.poll(cx);
            if (polled == Poll.<T>pending()) {
                left = side;
            } else {
                leftDone = (Poll.Ready<T>) polled;
            }
        }
    }

    private void pollRight(Context cx) throws Exception {
        if (rightDone == null) {
            Future<U> side = right;
            if (!Spent.isSpent(side)) {
                right = Spent.completed();
            }
            Poll<U> polled = side.poll(cx);
            if (polled == Poll.<U>pending()) {
                right = side;
            } else {
                rightDone = (Poll.Ready<U>) polled;
            }
        }
    }

    /** One side has thrown and by that ended; the other one is dropped if it still runs. */
    private void fail(Throwable failure) {
        letGo();
        try {
            endUnlessOver(Spent.completed(), Spent.completed());
        } catch (Throwable second) {
            if (second != failure) {
                failure.addSuppressed(second);
            }
        }
    }

    @Override
    public void drop() {
        endUnlessOver(Spent.dropped(), Spent.dropped());
    }

    /** Drops what still runs, the left side first; the right one also if the left one throws. */
    private void endUnlessOver(Future<T> leftMark, Future<U> rightMark) {
        Future<T> leftSide = left;
        Future<U> rightSide = right;
        if (Spent.isSpent(leftSide) && Spent.isSpent(rightSide)) {
            return;
        }
        left = leftMark;
        right = rightMark;
        letGo();
        try {
            dropUnlessSpent(leftSide);
        } catch (Throwable failure) {
            try {
                dropUnlessSpent(rightSide);
            } catch (Throwable second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        dropUnlessSpent(rightSide);
    }

    private void letGo() {
        leftDone = null;
        rightDone = null;
        combiner = null;
    }

    private static void dropUnlessSpent(Future<?> side) {
        if (!Spent.isSpent(side)) {
            side.drop();
        }
    }

    @Override
    public String toString() {
        return "Join[" + left + ", " + right + "]";
    }
}
