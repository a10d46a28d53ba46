package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.function.ThrowingFunction;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Behind the {@code join}s of {@link dev.rouse.Futures}: all values, or the first failure.
 *
 * @param <R> the type of what is made of the values
 */
public final class JoinAll<R extends @Nullable Object> extends Several<R> {

    private @Nullable Object @Nullable [] values;
    private @Nullable ThrowingFunction<@Nullable Object[], ? extends R> combiner;

    /**
     * Takes ownership of {@code futures}.
     *
     * @param futures what to run
     * @param combiner what to do with the values, which are in the order of the futures
     */
    public JoinAll(
            Collection<? extends Future<?>> futures,
            ThrowingFunction<@Nullable Object[], ? extends R> combiner) {
        super(null, futures);
        this.values = new @Nullable Object[running()];
        this.combiner = combiner;
    }

    @Override
    boolean onReady(int index, @Nullable Object value) {
        @Nullable Object[] all = requireNonNull(values);
        all[index] = value;
        return running() == 0;
    }

    @Override
    R finish(@Nullable Future<?>[] rest) throws Exception {
        @Nullable Object[] all = requireNonNull(values);
        ThrowingFunction<@Nullable Object[], ? extends R> combine = requireNonNull(combiner);
        discard();
        return combine.apply(all);
    }

    @Override
    void discard() {
        values = null;
        combiner = null;
    }
}
