package dev.rouse.task;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs one future on a thread that has nothing else to do: the thread sleeps between polls, and the
 * waker wakes it. For executors whose {@link dev.rouse.Executor#blockOn} is called from a thread
 * that is not theirs.
 *
 * <p><b>Threads.</b> {@link #wake} from any thread. Everything else from the thread that blocks.
 */
public final class ThreadWaker implements Waker, Context {

    private final Spawner spawner;
    private final Timer timer;
    private final Parker parker = new Parker();
    private final AtomicBoolean woken = new AtomicBoolean();

    private ThreadWaker(Spawner spawner, Timer timer) {
        this.spawner = requireNonNull(spawner, "spawner");
        this.timer = requireNonNull(timer, "timer");
    }

    /**
     * Polls {@code future} on the calling thread until it ends, sleeping in between. Interrupts do
     * not end the wait; the interrupt status is kept.
     *
     * @param future what to run; this owns it from now on
     * @param spawner what the future finds in its context
     * @param timer what the future finds in its context
     * @param <T> the type of the value
     * @return the value
     * @throws Exception what the future threw, the same object
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> T blockOn(
            Future<T> future, Spawner spawner, Timer timer) throws Exception {
        requireNonNull(future, "future");
        ThreadWaker waker = new ThreadWaker(spawner, timer);
        for (; ; ) {
            waker.woken.getAndSet(false); // an exchange: what the waker wrote is seen by the poll
            if (future.poll(waker) instanceof Poll.Ready<T> ready) {
                return ready.value();
            }
            waker.sleep();
        }
    }

    private void sleep() {
        parker.announce();
        if (woken.get()) {
            parker.cancel();
        } else {
            parker.park();
        }
    }

    @Override
    public void wake() {
        woken.set(true);
        parker.unpark();
    }

    @Override
    public Waker waker() {
        return this;
    }

    @Override
    public Timer timer() {
        return timer;
    }

    @Override
    public Spawner spawner() {
        return spawner;
    }

    /** The thread belongs to the one future, so there is nobody to be fair to. */
    @Override
    public boolean tryProceed() {
        return true;
    }
}
