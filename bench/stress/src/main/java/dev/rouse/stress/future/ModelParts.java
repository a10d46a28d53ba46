package dev.rouse.stress.future;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The line of woken children with one child; a wake looks at its flag before it sets it. */
final class ModelParts implements ManyChildren {

    private final BooleanSupplier child;
    private final AtomicWaker task = new AtomicWaker();
    private final AtomicBoolean queued = new AtomicBoolean(true);

    ModelParts(BooleanSupplier child) {
        this.child = child;
    }

    @Override
    public void poll(Waker waker) {
        task.register(waker);
        if (queued.getAcquire()) {
            queued.setRelease(false);
            boolean unused = child.getAsBoolean(); // it tells the race itself
        }
    }

    @Override
    public void wake() {
        if (!queued.getAcquire() && !queued.getAndSet(true)) {
            task.wake();
        }
    }
}
