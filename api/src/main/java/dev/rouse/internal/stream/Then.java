package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#then}: a future for each item, one after the other.
 *
 * @param <T> the type of the items
 * @param <R> the type of the futures' values
 */
public final class Then<T extends @Nullable Object, R extends @Nullable Object>
        extends Applying<T, ThrowingFunction<? super T, ? extends Future<? extends R>>, R> {

    private final FutureChild<R> current = new FutureChild<>();

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param function makes a future from each
     */
    public Then(
            Stream<T> source, ThrowingFunction<? super T, ? extends Future<? extends R>> function) {
        super(source, function, "function");
    }

    @Override
    PollNext<R> step(Context cx) throws Exception {
        if (current.isEmpty()) {
            PollNext<T> polled = source.pollNext(cx);
            if (!(polled instanceof PollNext.Item<T> item)) {
                return noItem(polled);
            }
            current.set(madeBy("then()", callback().apply(item.value())));
        }
        return current.poll(cx) instanceof Poll.Ready<R> ready
                ? PollNext.item(ready.value())
                : PollNext.pending();
    }

    @Override
    protected void release() {
        Drops.all(current::drop, super::release);
    }
}
