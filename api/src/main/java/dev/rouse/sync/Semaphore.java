package dev.rouse.sync;

import dev.rouse.Future;
import dev.rouse.internal.sync.SemaphoreCell;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits that tasks take and give back: how many may do something at the same time.
 *
 * <pre>{@code
 * Semaphore connections = Semaphore.create(10);
 * Future<String> limited(Future<String> request) {
 *     return async(() -> {
 *         try (Permit permit = await(connections.acquire())) {
 *             return await(request);
 *         }
 *     });
 * }
 * }</pre>
 *
 * <p><b>Fair.</b> Who waits is served in the order of first polls, and permits that come back go to
 * the one in front until it has all it asked for. Nothing can be taken past those who wait. Being
 * served spends a unit of the poll's budget.
 *
 * <p><b>Cancel safety.</b> Dropping a future of {@link #acquire} or {@link #acquireMany} gives up
 * its place in the line; what it has been given by then goes to the next one. No permit is lost.
 *
 * <p><b>Two ways to hold permits.</b> A {@link Permit} is an object that gives back once, however
 * often it is closed. {@link #tryTake} and {@link #addPermits} move bare counts: they allocate
 * nothing and check nothing, so who uses them does the counting. Both ways may be mixed.
 *
 * <p><b>Threads.</b> All methods from any thread; none blocks. What a task wrote before it gave
 * back is seen by the one that takes. A waker that throws is reported to the uncaught exception
 * handler of the thread and harms neither the giver nor the others that wait. <b>Memory.</b> Who
 * waits costs one object, which is the future and the permit too; the JIT can do without one of
 * {@link #tryAcquire} that is closed in the same method.
 */
public interface Semaphore {

    /** How many permits may be free at most. */
    int MAX_PERMITS = Integer.MAX_VALUE;

    /**
     * Makes a semaphore.
     *
     * @param permits how many there are; zero is legal, for permits that come later with {@link
     *     #addPermits}
     * @return the semaphore
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    static Semaphore create(int permits) {
        return SemaphoreCell.create(permits);
    }

    /**
     * Takes one permit, waiting for it.
     *
     * @return a future of the permit; it fails with {@link SemaphoreClosedException} if the
     *     semaphore is closed before it is served
     */
    Future<Permit> acquire();

    /**
     * Takes some permits as one, waiting for them. If there will never be so many, it waits for
     * ever, and holds back those behind it.
     *
     * @param permits how many; at least one
     * @return a future of the permits; it fails with {@link SemaphoreClosedException} if the
     *     semaphore is closed before it is served
     * @throws IllegalArgumentException if {@code permits} is less than one
     */
    Future<Permit> acquireMany(int permits);

    /**
     * Takes one permit if it is free.
     *
     * @return the permit, or {@code null} if none is free
     * @throws SemaphoreClosedException if the semaphore is closed
     */
    @Nullable Permit tryAcquire();

    /**
     * Takes some permits as one if they are free.
     *
     * @param permits how many; at least one
     * @return the permits, or {@code null} if there are not enough
     * @throws IllegalArgumentException if {@code permits} is less than one
     * @throws SemaphoreClosedException if the semaphore is closed
     */
    @Nullable Permit tryAcquireMany(int permits);

    /**
     * Takes some permits if they are free, as a bare count that {@link #addPermits} gives back.
     * Allocates nothing.
     *
     * @param permits how many; at least one
     * @return whether they are the caller's now
     * @throws IllegalArgumentException if {@code permits} is less than one
     * @throws SemaphoreClosedException if the semaphore is closed
     */
    boolean tryTake(int permits);

    /**
     * Adds permits: new ones, or those of {@link #tryTake}. Nobody checks which, so giving back
     * more than was taken raises the number there are. Legal after {@link #close}. Allocates
     * nothing.
     *
     * @param permits how many; zero does nothing
     * @throws IllegalArgumentException if {@code permits} is negative, or so large that more than
     *     {@link #MAX_PERMITS} would be free; then none was added
     */
    void addPermits(int permits);

    /**
     * Takes away free permits for good.
     *
     * @param permits how many at most; zero does nothing
     * @return how many were there to take away; those that are held or waited for are not touched
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    int forgetPermits(int permits);

    /**
     * Counts the free permits.
     *
     * @return how many there are just now; zero while anybody waits
     */
    int availablePermits();

    /**
     * Closes: those who wait, and all who come later, fail with {@link SemaphoreClosedException}.
     * Permits that are held stay valid. Idempotent.
     */
    void close();

    /**
     * Tells whether {@link #close} was called.
     *
     * @return true from then on
     */
    boolean isClosed();
}
