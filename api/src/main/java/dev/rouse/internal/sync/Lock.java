package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.MutexGuard;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.sync.Mutex#lock}: the future, its place in the line, and, once it has
 * completed, the guard that it answers with.
 *
 * @param <T> the type of the guarded value
 */
final class Lock<T extends @Nullable Object> extends PermitWaiter
        implements Future<MutexGuard<T>>, MutexGuard<T> {

    private static final VarHandle LOCKED;

    static {
        try {
            LOCKED = MethodHandles.lookup().findVarHandle(Lock.class, "locked", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MutexCell<T> mutex;

    /** Whether this guard holds the lock; an exchange decides who unlocks. */
    private volatile boolean locked;

    Lock(MutexCell<T> mutex) {
        super(1);
        this.mutex = mutex;
    }

    /** Gives the guard of a lock that has been taken already. */
    static <T extends @Nullable Object> Lock<T> taken(MutexCell<T> mutex) {
        Lock<T> guard = new Lock<>(mutex);
        guard.complete();
        guard.lockedRelease();
        return guard;
    }

    // ---- the future ----

    @Override
    public Poll<MutexGuard<T>> poll(Context cx) {
        if (pollPermits(mutex, cx) == null) {
            return Poll.pending();
        }
        lockedRelease();
        return Poll.ready(this);
    }

    @Override
    public void drop() {
        mutex.cancel(this);
    }

    // ---- the guard ----

    @Override
    public T get() {
        checkOpen();
        return mutex.value();
    }

    @Override
    public void set(T value) {
        checkOpen();
        mutex.setValue(value);
    }

    @Override
    public <U extends @Nullable Object> MutexGuard<U> map(
            Function<? super T, ? extends U> part,
            BiFunction<? super T, ? super U, ? extends T> with) {
        MutexGuard<U> mapped =
                new MutexPart<>(taken(mutex), new Lens<>(part, with)); // made before this ends
        if (!lockedGiveUp()) {
            throw closed();
        }
        return mapped;
    }

    private void checkOpen() {
        if (!locked) {
            throw closed();
        }
    }

    private IllegalStateException closed() {
        return new IllegalStateException(
                "the guard was closed, so the value of " + mutex + " may be another's now");
    }

    @Override
    public void close() {
        if (lockedGiveUp()) {
            mutex.give(1);
        }
    }

    /** Ends the guard; true for the one call that has to see to the lock. */
    private boolean lockedGiveUp() {
        return locked && (boolean) LOCKED.getAndSet(this, false);
    }

    private void lockedRelease() {
        LOCKED.setRelease(this, true);
    }

    /** Says how far the future is and, once it has completed, whether the guard is open. */
    @Override
    public String toString() {
        return locked ? "MutexGuard[locked]" : super.toString();
    }
}
