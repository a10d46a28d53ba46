package dev.rouse.stress.sync;

import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The algorithm of the waker's place once more, for twins to override. */
class ModelPlace implements WakerPlace {

    final AtomicReference<@Nullable Waker> place = new AtomicReference<>();

    @Override
    public void register(Waker latest) {
        place.getAndSet(latest);
    }

    @Override
    public @Nullable Waker take() {
        return place.getAndSet(null);
    }

    /** Registers with a store that may be overtaken by the second look. */
    static final class ReleasedRegister extends ModelPlace {
        @Override
        public void register(Waker latest) {
            place.setRelease(latest);
        }
    }

    /** Takes with a read and a write: two producers get the same waker. */
    static final class TornTake extends ModelPlace {
        @Override
        public @Nullable Waker take() {
            Waker taken = place.getAcquire();
            Thread.onSpinWait();
            place.setOpaque(null);
            return taken;
        }
    }
}
