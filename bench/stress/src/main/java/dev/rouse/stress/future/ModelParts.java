package dev.rouse.stress.future;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The line of woken children with one child, which is in it at first; for twins to override. */
class ModelParts implements ManyChildren {

    private final BooleanSupplier child;
    final AtomicWaker task = new AtomicWaker();
    final AtomicBoolean queued = new AtomicBoolean(true);

    ModelParts(BooleanSupplier child) {
        this.child = child;
    }

    @Override
    public final void poll(Waker waker) {
        if (queued.getAcquire()) {
            toPolled();
            boolean unused = child.getAsBoolean(); // it tells the race itself
        }
        await(waker);
    }

    void toPolled() {
        queued.getAndSet(false);
    }

    void await(Waker waker) {
        task.register(waker);
        if (queued.getAcquire()) {
            task.wake();
        }
    }

    @Override
    public final void wake() {
        if (toQueued()) {
            task.wake();
        }
    }

    boolean toQueued() {
        return !queued.getAndSet(true);
    }

    /** A wake looks at the flag before it sets it, and so may see it as it was before the poll. */
    static final class LookBeforeWake extends ModelParts {
        LookBeforeWake(BooleanSupplier child) {
            super(child);
        }

        @Override
        void toPolled() {
            queued.setRelease(false);
        }

        @Override
        boolean toQueued() {
            return !queued.getAcquire() && !queued.getAndSet(true);
        }
    }

    /** Looks for a wake during the poll, and lets itself be woken only then. */
    static final class LookThenRegister extends ModelParts {
        LookThenRegister(BooleanSupplier child) {
            super(child);
        }

        @Override
        void await(Waker waker) {
            if (queued.getAcquire()) {
                waker.wake();
            }
            task.register(waker);
        }
    }
}
