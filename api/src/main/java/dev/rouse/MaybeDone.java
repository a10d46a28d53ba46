package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * A future that keeps what it has ended with until it is asked for: a part of a hand-written join.
 * {@link Future#maybeDone} makes one.
 *
 * <p>Polling it to its end never fails; a failure waits in {@link #takeOutput}. Cancel safety:
 * dropping it drops the future inside, or lets go of the output.
 *
 * <p><b>Threads.</b> All methods are the owner's.
 *
 * @param <T> the type of the value
 */
public interface MaybeDone<T extends @Nullable Object> extends Future<@Nullable Void> {

    @Override
    Poll<@Nullable Void> poll(Context cx);

    /**
     * Tells whether the output is there.
     *
     * @return true from the end of the future inside until {@link #takeOutput}
     */
    boolean isDone();

    /**
     * Takes the output out, once.
     *
     * @return the value
     * @throws Exception what the future inside threw, the same object
     * @throws IllegalStateException if there is no output yet, or none any more
     */
    T takeOutput() throws Exception;
}
