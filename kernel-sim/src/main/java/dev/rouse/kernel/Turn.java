package dev.rouse.kernel;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which thread drives the machine. There is one processor, so there is one turn; who wants it waits
 * until it is given back.
 *
 * <p><b>Threads.</b> All methods from any thread, {@link #release} from the one whose turn it is.
 */
final class Turn {

    private volatile @Nullable Thread driver;

    /** How many threads wait; guarded by this, but read without the lock to skip it when zero. */
    private volatile int waiting;

    boolean isMine() {
        return driver == Thread.currentThread();
    }

    /**
     * Waits for the turn, or until it is not needed any more. Interrupts do not end the wait; the
     * interrupt status is kept.
     *
     * @param unneeded asked again whenever something has happened
     * @return true if the turn is the caller's now, false if {@code unneeded}
     */
    synchronized boolean takeUnless(BooleanSupplier unneeded) {
        boolean interrupted = false;
        waiting++;
        while (driver != null && !unneeded.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        waiting--;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (unneeded.getAsBoolean()) {
            return false;
        }
        driver = Thread.currentThread();
        return true;
    }

    synchronized void release() {
        driver = null;
        notifyAll();
    }

    /** Lets those who wait look whether they still need to. */
    void progress() {
        if (waiting > 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }
}
