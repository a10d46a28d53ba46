package dev.rouse.stress.future;

import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Looks for an abort and stores the waker in two steps, so that it may overwrite the abort. */
final class ModelAbort implements AbortPlace {

    private static final Waker ABORTED = () -> {};

    private final AtomicReference<@Nullable Waker> place = new AtomicReference<>();

    @Override
    public boolean waits(Waker waker) {
        if (place.getAcquire() == ABORTED) {
            return false;
        }
        Thread.onSpinWait();
        place.setRelease(waker);
        return true;
    }

    @Override
    public void abort() {
        Waker found = place.getAndSet(ABORTED);
        if (found != null) {
            found.wake();
        }
    }
}
