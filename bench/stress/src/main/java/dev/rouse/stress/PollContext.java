package dev.rouse.stress;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/** The context of a poll by hand: a waker, and for some a spawner. */
public record PollContext(Waker waker, Spawner spawner) implements Context {

    private static final Spawner NONE =
            new Spawner() {
                @Override
                public <T extends @Nullable Object> JoinHandle<T> spawn(
                        Future<T> future, @Nullable String name) {
                    throw new UnsupportedOperationException("nothing is spawned here");
                }
            };

    /** Makes a context for what spawns nothing. */
    public PollContext(Waker waker) {
        this(waker, NONE);
    }

    @Override
    public Timer timer() {
        return Timer.none();
    }

    @Override
    public boolean tryProceed() {
        return true;
    }

    @Override
    public Context withWaker(Waker other) {
        return new PollContext(other, spawner);
    }
}
