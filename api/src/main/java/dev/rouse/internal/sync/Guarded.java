package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MutexCell} and {@link RwLockCell} have in common: a value, and the permits that give
 * the right to it.
 *
 * @param <T> the type of the value
 */
abstract class Guarded<T extends @Nullable Object> extends Permits {

    /** Written with all permits held and read with one, which orders these accesses. */
    private T value;

    Guarded(T value, int permits, @Nullable FuturelockWatch watch) {
        super(permits, watch);
        this.value = value;
    }

    final T value() {
        return value;
    }

    final void setValue(T next) {
        value = next;
    }

    final boolean takeNow(int permits) {
        return tryTakeFree(permits) == Taking.TAKEN;
    }

    /** Replaces the value if all permits are free. */
    final boolean tryUpdate(int allPermits, UnaryOperator<T> update) {
        requireNonNull(update, "update");
        if (!takeNow(allPermits)) {
            return false;
        }
        try {
            value = update.apply(value);
        } finally {
            give(allPermits);
        }
        return true;
    }
}
