package dev.rouse.stress.pin;

import dev.rouse.Future;
import dev.rouse.Pin;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;

/** What races need of a {@link Pin}; the real one and the twin's offer it. */
interface Handle {

    /** Polls; refused if somebody else does or has done. */
    void poll();

    /** Drops; refused if somebody polls. */
    void drop();

    /** The handle that the library ships. */
    static Handle real(Future<Integer> future) {
        Pin<Integer> pin = Pin.of(future);
        PollContext context = new PollContext(Waker.noop());
        return new Handle() {
            @Override
            public void poll() {
                try {
                    pin.poll(context);
                } catch (IllegalStateException refused) {
                    // the other one was there first
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void drop() {
                try {
                    pin.drop();
                } catch (IllegalStateException refused) {
                    // the poll was there first
                }
            }
        };
    }
}
