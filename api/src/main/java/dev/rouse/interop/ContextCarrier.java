package dev.rouse.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.internal.future.AroundPolls;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a library keeps in thread-locals, such as the context of log lines, along with a
 * future, whichever threads poll it.
 *
 * <pre>{@code
 * ContextCarrier<Map<String, String>> logging = ContextCarrier.of(LogMap::copy, LogMap::set);
 * LogMap.set(Map.of("request", "r-17"));
 * Future<String> reply = logging.carry(Futures.lazy(LogMap::line));
 * }</pre>
 *
 * <p>With SLF4J the two functions are {@code MDC::getCopyOfContextMap} and a lambda that calls
 * {@code MDC.setContextMap}, or {@code MDC.clear} for null.
 *
 * <p><b>What happens.</b> {@link #carry} captures what the calling thread has. Around each poll,
 * and around the drop, what the polling thread has is captured and put back, and in between it has
 * what the future carries. What the future changes it finds again in its next poll. A task that is
 * spawned inside carries nothing unless it is wrapped too.
 *
 * <p><b>Errors.</b> What the functions throw fails the future, whose inner one is dropped; a drop
 * passes it on, after dropping.
 *
 * <p><b>Cancel safety.</b> As that of the future that is carried along.
 *
 * <p><b>Cost.</b> Two captures and two restores a poll, so let the captured thing be immutable or a
 * cheap copy.
 *
 * <p><b>Threads.</b> May be used from any; the functions run on the threads that poll and drop.
 *
 * @param <S> the type of what is captured; {@code null} is legal
 */
public final class ContextCarrier<S extends @Nullable Object> {

    private final Supplier<? extends S> capture;
    private final Consumer<? super S> restore;

    private ContextCarrier(Supplier<? extends S> capture, Consumer<? super S> restore) {
        this.capture = requireNonNull(capture, "capture");
        this.restore = requireNonNull(restore, "restore");
    }

    /**
     * Makes a carrier; one is enough for a program, in a static field.
     *
     * @param capture gives what the calling thread has, such that later changes do not reach it
     * @param restore makes the calling thread have it
     * @param <S> the type of what is captured
     * @return the carrier
     * @throws NullPointerException if an argument is null
     */
    public static <S extends @Nullable Object> ContextCarrier<S> of(
            Supplier<? extends S> capture, Consumer<? super S> restore) {
        return new ContextCarrier<>(capture, restore);
    }

    /**
     * Lets a future have what the calling thread has now.
     *
     * @param future what to run with it; owned by the result
     * @param <T> the type of its value
     * @return a future that ends as {@code future} does
     * @throws NullPointerException if {@code future} is null
     */
    public <T extends @Nullable Object> Future<T> carry(Future<T> future) {
        return carry(capture.get(), future);
    }

    /**
     * Lets a future have what is given.
     *
     * @param context what {@code capture} could have given
     * @param future what to run with it; owned by the result
     * @param <T> the type of its value
     * @return a future that ends as {@code future} does
     * @throws NullPointerException if {@code future} is null
     */
    public <T extends @Nullable Object> Future<T> carry(S context, Future<T> future) {
        return new Carried<>(this, context, future);
    }

    /** Behind {@link #carry}. */
    private static final class Carried<S extends @Nullable Object, T extends @Nullable Object>
            extends AroundPolls<T> {

        /** Null after the end. */
        private @Nullable ContextCarrier<S> carrier;

        /** What the future has; null after the end. */
        private @Nullable S own;

        /** What the thread had before, while this is polled or dropped. */
        private @Nullable S outer;

        Carried(ContextCarrier<S> carrier, S own, Future<T> child) {
            super(child);
            this.carrier = carrier;
            this.own = own;
        }

        @Override
        @SuppressWarnings("NullAway") // before the end it is an S
        protected void enter() {
            ContextCarrier<S> around = requireNonNull(carrier);
            outer = around.capture.get();
            try {
                around.restore.accept(own);
            } catch (Throwable failure) {
                restoreOuter();
                throw failure;
            }
        }

        /** Also if the future's own cannot be captured, the thread gets back what it had. */
        @Override
        protected void leave() {
            try {
                own = requireNonNull(carrier).capture.get();
            } finally {
                restoreOuter();
            }
        }

        @SuppressWarnings("NullAway") // inside it is an S
        private void restoreOuter() {
            S before = outer;
            outer = null;
            requireNonNull(carrier).restore.accept(before);
        }

        @Override
        protected void letGo() {
            own = null;
            carrier = null;
        }
    }
}
