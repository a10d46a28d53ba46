package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The answer of one {@link Stream#pollNext pollNext}: {@link Item} with a value, {@link Done} after
 * the last one, or {@link Pending}.
 *
 * <p>There is one {@code Done} and one {@code Pending} object, so hot code compares by identity:
 * {@code if (polled == PollNext.pending())}. All kinds are immutable and may be passed between
 * threads freely.
 *
 * <p>What awaiting {@link Stream#next} gives is a {@link Next}: one of these without {@code
 * Pending}.
 *
 * @param <T> the type of the values
 */
public sealed interface PollNext<T extends @Nullable Object> permits Next, PollNext.Pending {

    /**
     * Answers that the stream has another value.
     *
     * @param value the value; {@code null} is a value like any other
     * @param <T> the type of the values
     * @return a new {@link Item}
     */
    static <T extends @Nullable Object> Next<T> item(T value) {
        return new Item<>(value);
    }

    /**
     * Answers that the stream has ended and will give nothing more.
     *
     * @param <T> the type of the values
     * @return the only {@link Done} there is
     */
    static <T extends @Nullable Object> Next<T> done() {
        @SuppressWarnings("unchecked") // holds no value, so it stands for every type
        Next<T> done = (Next<T>) Done.INSTANCE;
        return done;
    }

    /**
     * Answers that the stream cannot move on now and has kept the waker of this poll.
     *
     * @param <T> the type of the values still to come
     * @return the only {@link Pending} there is
     */
    static <T extends @Nullable Object> PollNext<T> pending() {
        @SuppressWarnings("unchecked") // holds no value, so it stands for every type
        PollNext<T> pending = (PollNext<T>) Pending.INSTANCE;
        return pending;
    }

    /**
     * Tells whether the stream wants to be polled again after a wake only.
     *
     * @return true for {@link Pending}
     */
    default boolean isPending() {
        return this == Pending.INSTANCE;
    }

    /**
     * Tells whether the stream has ended.
     *
     * @return true for {@link Done}
     */
    default boolean isDone() {
        return this == Done.INSTANCE;
    }

    /**
     * Another value of the stream.
     *
     * @param value the value; may be {@code null}
     * @param <T> the type of the values
     */
    record Item<T extends @Nullable Object>(T value) implements Next<T> {}

    /**
     * The end of a stream. A singleton: compare with {@code ==}.
     *
     * @param <T> the type of the values there were
     */
    final class Done<T extends @Nullable Object> implements Next<T> {
        private static final Done<?> INSTANCE = new Done<>();

        private Done() {}

        @Override
        public String toString() {
            return "Done";
        }
    }

    /**
     * Not yet. A singleton: compare with {@code ==}.
     *
     * @param <T> the type of the values still to come
     */
    final class Pending<T extends @Nullable Object> implements PollNext<T> {
        private static final Pending<?> INSTANCE = new Pending<>();

        private Pending() {}

        @Override
        public String toString() {
            return "Pending";
        }
    }
}
