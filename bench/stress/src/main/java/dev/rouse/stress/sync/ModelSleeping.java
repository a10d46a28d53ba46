package dev.rouse.stress.sync;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;

/** The algorithm of the parker once more, for twins to override. */
class ModelSleeping implements SleepingPlace {

    final AtomicBoolean asleep = new AtomicBoolean();

    @Override
    public void announce() {
        asleep.set(true);
        VarHandle.fullFence();
    }

    @Override
    public final void cancel() {
        asleep.setRelease(false);
    }

    @Override
    public void unpark() {
        VarHandle.fullFence();
        wakeIfAsleep();
    }

    final void wakeIfAsleep() {
        if (asleep.getAcquire()) {
            asleep.compareAndSet(true, false);
        }
    }

    @Override
    public final boolean isAsleep() {
        return asleep.get();
    }

    /** Announces without a fence: the second look may come before the announcement is out. */
    static final class AnnounceWithoutFence extends ModelSleeping {
        @Override
        public void announce() {
            asleep.setRelease(true);
        }
    }

    /** Unparks without a fence: the look for a sleeper may come before the item is out. */
    static final class UnparkWithoutFence extends ModelSleeping {
        @Override
        public void unpark() {
            wakeIfAsleep();
        }
    }
}
