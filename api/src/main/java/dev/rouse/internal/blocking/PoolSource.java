package dev.rouse.internal.blocking;

import dev.rouse.Context;

/** Where a job finds its pool, at its first poll. */
@FunctionalInterface
public interface PoolSource {

    /**
     * Gives the pool to use; what it throws fails the job.
     *
     * @param cx the context of the first poll
     * @return the pool
     */
    JobPool poolFor(Context cx);
}
