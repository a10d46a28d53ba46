package dev.rouse.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread sleep until others have something for it, with no wake-up lost: announce, look
 * again, park.
 *
 * <pre>{@code
 * sleeper:  parker.announce();              producer:  queue.add(item);
 *           if (queue.isEmpty()) {                     parker.unpark();
 *               parker.park();
 *           } else {
 *               parker.cancel();
 *           }
 * }</pre>
 *
 * <p>Either the producer sees the announcement and unparks, or the sleeper's second look sees the
 * item: there is a full fence on both sides between the write and the read. An awake thread costs
 * its producers one fence and one read.
 *
 * <p>The permit of {@link LockSupport} is shared with every lock a thread uses, so it proves
 * nothing: {@link #park} goes back to sleep until the state says that it was meant. It also keeps
 * interrupts from turning the sleep into a spin, and restores the interrupt status at the end.
 *
 * <pre>{@code
 *          1 announce
 * AWAKE ---------------> ASLEEP
 *   ^                     |  |
 *   +---------------------+  |
 *   |  2 unpark (by others)  |
 *   +------------------------+
 *      3 cancel, or the deadline of park
 * }</pre>
 *
 * <p><b>Threads.</b> {@link #unpark} from any thread, the other methods from one thread at a time.
 */
public final class Parker {

    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Parker.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through STATE only
    private int state = AWAKE;

    /** Written before the announcement and read after having seen it. */
    private @Nullable Thread sleeper;

    /** Makes a parker for a thread that is awake. */
    public Parker() {}

    /** Announces that the calling thread is about to sleep. It must look for work once more now. */
    public void announce() {
        sleeper = Thread.currentThread();
        STATE.setVolatile(this, ASLEEP);
        VarHandle.fullFence();
    }

    /** Takes the announcement back. */
    public void cancel() {
        STATE.setRelease(this, AWAKE);
    }

    /** Sleeps until {@link #unpark}; returns at once if that has come since the announcement. */
    public void park() {
        boolean interrupted = false;
        while (isAsleepAcquire()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        restore(interrupted);
    }

    /**
     * Sleeps until {@link #unpark}, but no longer than {@code nanos}; the thread is awake
     * afterwards.
     *
     * @param nanos how long at most; zero and less return at once
     */
    public void parkNanos(long nanos) {
        long startNanos = System.nanoTime();
        boolean interrupted = false;
        for (long left = nanos;
                left > 0 && isAsleepAcquire();
                left = nanos - (System.nanoTime() - startNanos)) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
        }
        cancel();
        restore(interrupted);
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the sleep of the thread that has announced one; does nothing if none has. */
    public void unpark() {
        VarHandle.fullFence();
        if (isAsleepAcquire() && STATE.compareAndSet(this, ASLEEP, AWAKE)) {
            LockSupport.unpark(sleeper);
        }
    }

    private boolean isAsleepAcquire() {
        return (int) STATE.getAcquire(this) == ASLEEP;
    }

    /** Says whether a thread sleeps here, and which. */
    @Override
    public String toString() {
        return isAsleepAcquire() ? "Parker[asleep: " + sleeper + "]" : "Parker[awake]";
    }
}
