package dev.rouse.internal.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.sync.AtomicWaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.interop.Completion#toFuture}: one registration for the stage's end.
 *
 * <p>The stage keeps the {@link Arrival} until it ends, and not this future: one that was dropped
 * is garbage at once, with all it was composed of.
 *
 * @param <T> the type of the value
 */
public final class StageFuture<T extends @Nullable Object> extends FutureBase<T> {

    /**
     * Where the outcome arrives, on the thread that completes the stage.
     *
     * <p><b>Memory.</b> The outcome is published by the volatile store, before the wake; the poll
     * registers before it looks.
     */
    private static final class Arrival implements BiConsumer<@Nullable Object, Throwable> {
        private final AtomicWaker waker = new AtomicWaker();
        private volatile @Nullable Object outcome;

        @Override
        @SuppressWarnings("NullAway") // no failure means there is none; its type cannot say so
        public void accept(@Nullable Object value, Throwable failure) {
            outcome = failure == null ? Poll.ready(value) : unwrap(failure);
            waker.wake();
        }
    }

    private @Nullable ThrowingSupplier<? extends CompletionStage<? extends T>> start;
    private @Nullable CompletionStage<? extends T> stage;
    private @Nullable Arrival arrival;

    /**
     * Keeps one of the two.
     *
     * @param start makes the stage, or null
     * @param stage the stage, or null
     */
    public StageFuture(
            @Nullable ThrowingSupplier<? extends CompletionStage<? extends T>> start,
            @Nullable CompletionStage<? extends T> stage) {
        this.start = start;
        this.stage = stage;
    }

    @Override
    @SuppressWarnings("unchecked") // a value that arrives is the stage's
    protected Poll<T> step(Context cx) throws Exception {
        Arrival arriving = arrival;
        if (arriving == null) {
            arriving = new Arrival();
            arrival = arriving;
            stage().whenComplete(arriving);
        }
        if (arriving.outcome == null) {
            arriving.waker.register(cx.waker());
        }
        Object outcome = arriving.outcome;
        if (outcome == null || !cx.tryProceed()) {
            return Poll.pending();
        }
        stage = null;
        if (outcome instanceof Throwable failure) {
            throw Rethrow.unchecked(failure);
        }
        return (Poll.Ready<T>) outcome;
    }

    private CompletionStage<? extends T> stage() throws Exception {
        ThrowingSupplier<? extends CompletionStage<? extends T>> made = start;
        start = null;
        if (made != null) {
            stage = madeBy("Completion.from", made.get());
        }
        return requireNonNull(stage);
    }

    /** Takes off what stages put around the exception that somebody threw. */
    static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    @Override
    protected void release() {
        start = null;
        Arrival arriving = arrival;
        arrival = null;
        if (arriving != null) {
            arriving.waker.take();
        }
        CompletionStage<? extends T> cancelled = stage;
        stage = null;
        if (cancelled instanceof CompletableFuture<? extends T> future) {
            try {
                future.cancel(true);
            } catch (UnsupportedOperationException onlyToRead) {
                // a minimalCompletionStage: a CompletableFuture that takes no orders
            }
        }
    }

    @Override
    protected String describe() {
        return stage == null ? "not begun" : stage.toString();
    }
}
