package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.PollOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behind the {@code select}s and {@code race}s of {@link dev.rouse.Futures}: the first end counts.
 *
 * @param <R> the type of what is made of it
 */
public final class Select<R extends @Nullable Object> extends Several<R> {

    /** What to make of the first value. */
    @FunctionalInterface
    public interface Winner<R extends @Nullable Object> {

        /**
         * Makes the value of the select. The futures that are left are this method's to keep, to
         * hand out or to drop.
         *
         * @param index whose value it is
         * @param value the value
         * @param rest all futures in their places, with null for each that has ended
         * @return the value of the select
         */
        R won(int index, @Nullable Object value, @Nullable Future<?>[] rest);
    }

    private @Nullable Winner<R> winner;
    private final boolean skipFailures;
    private @Nullable List<Throwable> failures;
    private int index;
    private @Nullable Object value;

    /**
     * Takes ownership of {@code futures}.
     *
     * @param order who is polled first; null for each in turn
     * @param futures what to run; not empty
     * @param skipFailures whether a failure ends nothing as long as others run
     * @param winner what to make of the first value
     */
    public Select(
            @Nullable PollOrder order,
            Collection<? extends Future<?>> futures,
            boolean skipFailures,
            Winner<R> winner) {
        super(order, futures);
        if (running() == 0) {
            throw new IllegalArgumentException(
                    "there are no futures to choose from, so this would wait for ever");
        }
        this.skipFailures = skipFailures;
        this.winner = winner;
    }

    @Override
    boolean onReady(int at, @Nullable Object first) {
        index = at;
        value = first;
        return true;
    }

    @Override
    boolean onFailure(int at, Throwable failure) {
        if (!skipFailures) {
            throw Rethrow.unchecked(failure);
        }
        if (running() == 0) {
            if (failures != null) {
                failures.forEach(earlier -> Suppress.into(failure, earlier));
            }
            throw Rethrow.unchecked(failure);
        }
        if (failures == null) {
            failures = new ArrayList<>();
        }
        failures.add(failure);
        return false;
    }

    @Override
    R finish(@Nullable Future<?>[] rest) {
        Winner<R> made = requireNonNull(winner);
        Object won = value;
        discard();
        return made.won(index, won, rest);
    }

    @Override
    void discard() {
        winner = null;
        value = null;
        failures = null;
    }

    /**
     * Drops the losers, for a race.
     *
     * @param rest all futures in their places, with null for each that has ended
     */
    public static void dropLosers(@Nullable Future<?>[] rest) {
        dropAll(rest, null);
    }

    /**
     * Lists the losers, for a select.
     *
     * @param rest all futures in their places, with null for each that has ended
     * @param <T> the type of their values, which the caller knows
     * @return those that have not ended, in the order of their places
     */
    @SuppressWarnings("unchecked") // the caller has passed these futures in
    public static <T extends @Nullable Object> List<Future<T>> losers(@Nullable Future<?>[] rest) {
        List<Future<T>> others = new ArrayList<>(rest.length);
        for (Future<?> future : rest) {
            if (future != null) {
                others.add((Future<T>) future);
            }
        }
        return others;
    }
}
