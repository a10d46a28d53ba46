package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.PollNext;
import dev.rouse.Stream;
import java.util.function.BiConsumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#collect}.
 *
 * @param <T> the type of the items
 * @param <A> the type of the container
 * @param <R> the type of the value
 */
public final class Collect<
                T extends @Nullable Object, A extends @Nullable Object, R extends @Nullable Object>
        extends Terminal<T, R> {

    private @Nullable Collector<? super T, A, ? extends R> collector;
    private @Nullable BiConsumer<A, ? super T> accumulator;
    private PollNext.@Nullable Item<A> container;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param collector what to do with them
     */
    public Collect(Stream<T> source, Collector<? super T, A, ? extends R> collector) {
        super(source);
        this.collector = requireNonNull(collector, "collector");
        this.accumulator = collector.accumulator();
    }

    @Override
    boolean accept(T item) {
        requireNonNull(accumulator).accept(container(), item);
        return true;
    }

    @Override
    R value() {
        return requireNonNull(collector).finisher().apply(container());
    }

    /** Made when it is first needed, for nothing runs before the first poll. */
    private A container() {
        if (container == null) {
            container = new PollNext.Item<>(requireNonNull(collector).supplier().get());
        }
        return container.value();
    }

    @Override
    protected void release() {
        collector = null;
        accumulator = null;
        container = null;
        super.release();
    }
}
