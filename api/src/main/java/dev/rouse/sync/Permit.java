package dev.rouse.sync;

/**
 * Permits of a {@link Semaphore} that somebody holds. Closing gives them back, so
 * try-with-resources does:
 *
 * <pre>{@code
 * try (Permit permit = await(connections.acquire())) {
 *     return await(request);
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> {@link #close} and {@link #forget} may be called from several threads at once:
 * only one of the calls does anything. The other methods are for one thread at a time.
 */
public interface Permit extends AutoCloseable {

    /**
     * Counts what is held.
     *
     * @return how many permits; zero after {@link #close}, {@link #forget}, or being merged into
     *     another
     */
    int count();

    /**
     * Takes over all that {@code other} holds, which is empty afterwards.
     *
     * @param other permits of the same semaphore; if it is empty or this one, nothing happens
     * @throws IllegalArgumentException if {@code other} is of another semaphore
     * @throws IllegalStateException if this one is empty and {@code other} is not
     * @throws ArithmeticException if both are more than {@link Semaphore#MAX_PERMITS}
     * @throws NullPointerException if {@code other} is null
     */
    void merge(Permit other);

    /**
     * Splits some permits off.
     *
     * @param permits how many; at least one, and at most {@link #count}
     * @return the new holder; this one keeps the rest, which may be none
     * @throws IllegalArgumentException if {@code permits} is less than one or more than is held
     */
    Permit split(int permits);

    /** Lets go of the permits without giving them back: the semaphore has fewer from now on. */
    void forget();

    /** Gives the permits back and wakes who gets them. The second call does nothing. */
    @Override
    void close();
}
