package dev.rouse.stress.future;

import dev.rouse.AbortHandle;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import java.util.concurrent.CancellationException;

/**
 * What races need of an {@link AbortHandle} and its future; the real ones and the twin's offer it.
 */
interface AbortPlace {

    /** Polls; false if the future has ended by that. */
    boolean waits(Waker waker);

    void abort();

    /** The handle that the library ships. */
    static AbortPlace real() {
        AbortHandle handle = AbortHandle.create();
        Future<Integer> future = Futures.<Integer>pending().abortable(handle);
        return new AbortPlace() {
            @Override
            public boolean waits(Waker waker) {
                try {
                    return future.poll(new PollContext(waker)).isPending();
                } catch (CancellationException aborted) {
                    return false;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void abort() {
                handle.abort();
            }
        };
    }
}
