package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.function.ThrowingSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose items come from a function that never has to wait.
 *
 * @param <T> the type of the items
 */
public final class Generate<T extends @Nullable Object> extends StreamBase<T> {

    private @Nullable ThrowingSupplier<? extends Next<T>> supplier;
    private @Nullable Runnable close;

    /**
     * Keeps the function.
     *
     * @param supplier gives the next item or the end
     * @param close what to run at the end, whichever it is
     */
    public Generate(ThrowingSupplier<? extends Next<T>> supplier, Runnable close) {
        this.supplier = requireNonNull(supplier, "supplier");
        this.close = close;
    }

    /**
     * Keeps a function that has nothing to close.
     *
     * @param supplier gives the next item or the end
     */
    public Generate(ThrowingSupplier<? extends Next<T>> supplier) {
        this(supplier, () -> {});
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        return requireNonNull(supplier).get();
    }

    @Override
    protected void release() {
        Runnable last = requireNonNull(close);
        supplier = null;
        close = null;
        last.run();
    }

    @Override
    protected String describe() {
        return "";
    }
}
