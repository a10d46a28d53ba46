package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.AbortHandle;
import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#abortable}.
 *
 * @param <T> the type of the value
 */
public final class Abortable<T extends @Nullable Object> extends OneChild<T, T> {

    private final AbortCell cell;

    /**
     * Takes ownership of {@code child} and the only place of {@code handle}.
     *
     * @param child what to run
     * @param handle what ends it
     */
    public Abortable(Future<T> child, AbortHandle handle) {
        super(child);
        if (!(requireNonNull(handle, "handle") instanceof AbortCell made)) {
            throw new IllegalArgumentException(
                    "an AbortHandle is made by AbortHandle.create(): " + handle.getClass());
        }
        made.claim();
        cell = made;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (Spent.isSpent(child)) {
            return child.poll(cx); // throws
        }
        if (!cell.register(cx.waker())) {
            throw aborted();
        }
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }

    private CancellationException aborted() {
        Future<T> aborted = child;
        CancellationException failure =
                new CancellationException(
                        "aborted by its AbortHandle: " + Describe.future(aborted));
        end();
        Suppress.dropInto(failure, aborted);
        return failure;
    }

    @Override
    void end() {
        super.end();
        cell.unregister();
    }

    @Override
    public void drop() {
        cell.unregister();
        super.drop();
    }
}
