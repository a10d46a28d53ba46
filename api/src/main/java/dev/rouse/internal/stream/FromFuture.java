package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Streams#fromFuture}.
 *
 * @param <T> the type of the item
 */
public final class FromFuture<T extends @Nullable Object> extends StreamBase<T> {

    private final FutureChild<T> future = new FutureChild<>();

    /**
     * Takes ownership of {@code future}.
     *
     * @param future gives the only item
     */
    public FromFuture(Future<? extends T> future) {
        this.future.set(requireNonNull(future, "future"));
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (future.isEmpty()) {
            return PollNext.done();
        }
        return future.poll(cx) instanceof Poll.Ready<T> ready
                ? PollNext.item(ready.value())
                : PollNext.pending();
    }

    @Override
    protected void release() {
        future.drop();
    }

    @Override
    protected String describe() {
        return future.toString();
    }
}
