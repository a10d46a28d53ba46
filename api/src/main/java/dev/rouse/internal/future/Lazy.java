package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Futures#lazy}.
 *
 * @param <T> the type of the value
 */
public final class Lazy<T extends @Nullable Object>
        extends Holding<ThrowingSupplier<? extends T>, T> {

    /**
     * Keeps the supplier.
     *
     * @param supplier what the first poll calls
     */
    public Lazy(ThrowingSupplier<? extends T> supplier) {
        super(supplier, "supplier");
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        return Poll.ready(take().get());
    }
}
