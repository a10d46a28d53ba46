package dev.rouse.internal.async;

import dev.rouse.Generator;
import dev.rouse.GeneratorBlock;
import dev.rouse.GeneratorState;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Async#generator} for a block that yields nowhere: the first resume runs
 * it to its end.
 *
 * @param <Y> the type of the values there might have been
 * @param <R> the type of the value at the end
 */
public final class PlainGenerator<Y extends @Nullable Object, R extends @Nullable Object>
        implements Generator<Y, R> {

    private @Nullable GeneratorBlock<Y, R> block;
    private boolean closed;

    /**
     * Keeps the block.
     *
     * @param block what the first resume runs
     */
    public PlainGenerator(GeneratorBlock<Y, R> block) {
        this.block = block;
    }

    @Override
    public GeneratorState<Y, R> resume() throws Exception {
        GeneratorBlock<Y, R> body = block;
        if (body == null) {
            throw closed ? Spent.resumedAfterClose(this) : Spent.resumedAfterCompletion(this);
        }
        block = null;
        return new GeneratorState.Complete<>(body.call());
    }

    @Override
    public void close() {
        closed |= block != null;
        block = null;
    }

    @Override
    public String toString() {
        return "PlainGenerator" + (block != null ? "" : closed ? "[closed]" : "[completed]");
    }
}
