package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Streams#cycle}: the same stream again and again, until it is empty.
 *
 * @param <T> the type of the items
 */
public final class Cycle<T extends @Nullable Object> extends StreamBase<T> {

    private @Nullable ThrowingSupplier<? extends Stream<? extends T>> supplier;
    private @Nullable StreamChild<T> current;
    private boolean empty;

    /**
     * Keeps the supplier.
     *
     * @param supplier makes the stream of each round
     */
    public Cycle(ThrowingSupplier<? extends Stream<? extends T>> supplier) {
        this.supplier = requireNonNull(supplier, "supplier");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        for (; ; ) {
            if (current == null) {
                current = new StreamChild<>(madeBy("cycle()", requireNonNull(supplier).get()), "");
                empty = true;
            }
            PollNext<T> polled = current.pollNext(cx);
            if (polled != PollNext.<T>done()) {
                empty &= polled.isPending();
                return polled;
            }
            if (empty) {
                return polled;
            }
            current = null;
        }
    }

    @Override
    protected void release() {
        supplier = null;
        if (current != null) {
            current.drop();
        }
    }

    @Override
    protected String describe() {
        return current == null ? "" : current.toString();
    }
}
