package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.sync.ReadGuard;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.WriteGuard;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link RwLock}: as many permits as there may be readers. A reader takes one, a writer all
 * of them; that the line is first come, first served makes writers go before later readers.
 *
 * @param <T> the type of the value
 */
public final class RwLockCell<T extends @Nullable Object> extends Guarded<T> implements RwLock<T> {

    private final int maxReaders;

    RwLockCell(T value, int maxReaders, @Nullable FuturelockWatch watch) {
        super(value, maxReaders, watch);
        this.maxReaders = maxReaders;
    }

    /**
     * Makes an unlocked lock.
     *
     * @param value what it guards
     * @param maxReaders how many may read at a time
     * @param <T> the type of the value
     * @return the lock
     */
    public static <T extends @Nullable Object> RwLock<T> create(T value, int maxReaders) {
        if (maxReaders < 1 || maxReaders > MAX_READERS) {
            throw new IllegalArgumentException(
                    "the number of readers is not between 1 and "
                            + MAX_READERS
                            + ": "
                            + maxReaders);
        }
        return new RwLockCell<>(value, maxReaders, FuturelockWatch.ifDebugging());
    }

    @Override
    public Future<ReadGuard<T>> read() {
        return new ReadLock<>(this);
    }

    @Override
    public Future<WriteGuard<T>> write() {
        return new WriteLock<>(this, maxReaders);
    }

    @Override
    public ReadGuard<T> blockingRead() {
        return Blocking.on(read());
    }

    @Override
    public WriteGuard<T> blockingWrite() {
        return Blocking.on(write());
    }

    @Override
    public @Nullable ReadGuard<T> tryRead() {
        return takeNow(1) ? ReadLock.taken(this) : null;
    }

    @Override
    public @Nullable WriteGuard<T> tryWrite() {
        return takeNow(maxReaders) ? WriteLock.taken(this, maxReaders) : null;
    }

    @Override
    public boolean tryInspect(Consumer<? super T> reader) {
        requireNonNull(reader, "reader");
        if (!takeNow(1)) {
            return false;
        }
        try {
            reader.accept(value());
        } finally {
            give(1);
        }
        return true;
    }

    @Override
    public boolean tryUpdate(UnaryOperator<T> update) {
        return tryUpdate(maxReaders, update);
    }

    /** Says how it is held, not what it guards: reading that needs the lock. */
    @Override
    public String toString() {
        long held = maxReaders - free();
        int waiting = waiting();
        return "RwLock["
                + (waiting > 0
                        ? "locked, " + waiting + " waiting"
                        : held == 0
                                ? "unlocked"
                                : held == maxReaders ? "locked" : held + " reading")
                + "]";
    }
}
