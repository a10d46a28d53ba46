package dev.rouse.sync;

/** Thrown to those who ask a closed {@link Semaphore} for permits. */
public class SemaphoreClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message which semaphore, and what was asked of it
     */
    public SemaphoreClosedException(String message) {
        super(message);
    }
}
