package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;

/** Behind {@link Context#withWaker}: another waker, the same services and the same budget. */
public final class WakerContext implements Context {

    private final Context base;
    private final Waker waker;

    /**
     * Puts {@code waker} in front of {@code base}.
     *
     * @param base where the services come from
     * @param waker what to hand out
     */
    public WakerContext(Context base, Waker waker) {
        this.base = base;
        this.waker = requireNonNull(waker, "waker");
    }

    @Override
    public Waker waker() {
        return waker;
    }

    @Override
    public Timer timer() {
        return base.timer();
    }

    @Override
    public Spawner spawner() {
        return base.spawner();
    }

    /** At the end of the budget the part has to be woken as well as the task. */
    @Override
    public boolean tryProceed() {
        if (base.tryProceed()) {
            return true;
        }
        waker.wake();
        return false;
    }

    @Override
    public Context withWaker(Waker other) {
        return new WakerContext(base, other);
    }
}
