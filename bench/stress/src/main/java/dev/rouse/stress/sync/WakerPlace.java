package dev.rouse.stress.sync;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import org.jspecify.annotations.Nullable;

/** What races need of an {@link AtomicWaker}; the real one and the twins' offer it. */
interface WakerPlace {

    void register(Waker latest);

    @Nullable Waker take();

    default void wake() {
        Waker taken = take();
        if (taken != null) {
            taken.wake();
        }
    }

    /** The place that the library ships. */
    static WakerPlace real() {
        AtomicWaker place = new AtomicWaker();
        return new WakerPlace() {
            @Override
            public void register(Waker latest) {
                place.register(latest);
            }

            @Override
            public @Nullable Waker take() {
                return place.take();
            }

            @Override
            public void wake() {
                place.wake();
            }
        };
    }
}
