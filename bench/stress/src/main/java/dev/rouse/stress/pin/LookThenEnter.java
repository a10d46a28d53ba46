package dev.rouse.stress.pin;

import dev.rouse.Future;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;

/** Looks whether the future is free and then takes it, in two steps. */
final class LookThenEnter implements Handle {

    private final Future<Integer> future;
    private volatile boolean taken;

    LookThenEnter(Future<Integer> future) {
        this.future = future;
    }

    @Override
    public void poll() {
        if (enter()) {
            try {
                future.poll(new PollContext(Waker.noop()));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void drop() {
        if (enter()) {
            future.drop();
        }
    }

    private boolean enter() {
        if (taken) {
            return false;
        }
        taken = true;
        return true;
    }
}
