package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.sync.OnceCell;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link OnceCell}: one permit, for who makes the value, and the value. The permits are
 * closed once it is there, which sends away all who wait.
 *
 * <p><b>Memory.</b> The value is written by the holder of the permit, before the closing, and read
 * as a volatile.
 *
 * @param <T> the type of the value
 */
public final class OnceCellImpl<T extends @Nullable Object> extends Permits implements OnceCell<T> {

    /** Pending, then ready for ever. */
    private volatile Poll<T> value = Poll.pending();

    /** Makes a cell without a value. */
    public OnceCellImpl() {
        super(1, FuturelockWatch.ifDebugging());
    }

    @Override
    public Future<T> getOrInit(ThrowingSupplier<? extends Future<? extends T>> supplier) {
        return new GetOrInit<>(this, requireNonNull(supplier, "supplier"));
    }

    @Override
    public TrySet set(T made) {
        return switch (tryTakeFree(1)) {
            case TAKEN -> {
                fill(Poll.ready(made));
                yield TrySet.SET;
            }
            case NOT_ENOUGH -> isInitialized() ? TrySet.INITIALIZED : TrySet.INITIALIZING;
            case CLOSED -> TrySet.INITIALIZED;
        };
    }

    /** Keeps the value, with the permit held, which is not given back. */
    void fill(Poll<T> made) {
        value = made;
        shut();
    }

    @Override
    public Poll<T> get() {
        return value;
    }

    @Override
    public boolean isInitialized() {
        return value.isReady();
    }

    /** Says whether there is a value or somebody makes one; does not show the value. */
    @Override
    public String toString() {
        return "OnceCell["
                + (isInitialized() ? "initialized" : free() == 0 ? "initializing" : "empty")
                + "]";
    }
}
