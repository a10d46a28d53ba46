package dev.rouse;

import dev.rouse.async.AsyncFrame;
import dev.rouse.async.GeneratorFrame;
import dev.rouse.async.StreamFrame;
import dev.rouse.internal.async.PlainGenerator;
import dev.rouse.internal.async.PlainStream;
import dev.rouse.internal.future.Lazy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Async blocks, streams and generators: straight-line code that is suspended without blocking,
 * compiled by javac to one state machine for each block.
 *
 * <pre>{@code
 * static Future<String> example(int minLen) {
 *     return async(() -> {
 *         String content = await(readFile("foo.txt"));
 *         return content.length() < minLen ? content + await(readFile("bar.txt")) : content;
 *     });
 * }
 * }</pre>
 *
 * <p><b>Streams</b> are blocks that give several values, each with {@code emit}, and may await
 * between them. <b>Generators</b> do the same with {@code yield_}, but run on the thread that asks
 * for the next value, so they cannot await, and need no executor.
 *
 * <pre>{@code
 * static Stream<String> lines(IntFunction<Future<List<String>>> pages) {
 *     return stream(() -> {
 *         List<String> page;
 *         for (int i = 0; !(page = await(pages.apply(i))).isEmpty(); i++) {
 *             for (String line : page) {
 *                 emit(line);
 *             }
 *         }
 *     });
 * }
 *
 * static Generator<Integer, String> countdown(int from) {
 *     return generator(() -> {
 *         for (int i = from; i > 0; i--) {
 *             yield_(i);
 *         }
 *         return "lift-off";
 *     });
 * }
 * }</pre>
 *
 * <p><b>Set-up.</b> The jar {@code rouse-transform} on the annotation-processor path compiles the
 * blocks. Without it the first {@code await}, {@code emit} or {@code yield_} that runs throws and
 * says so; it never blocks instead.
 *
 * <p><b>Laziness.</b> {@code async}, {@code stream} and {@code generator} run nothing: the body
 * begins with the first poll, or the first {@code resume}. What stands outside the block, such as
 * checks of arguments, runs at once.
 *
 * <p><b>Cancel safety.</b> Dropping a suspended block drops the future it awaits, and then unwinds
 * the body from the place where it waits: {@code finally} blocks run and resources are closed. An
 * {@code await} on that way is polled once; if it is not ready, it is dropped too. What is emitted
 * or yielded on that way reaches nobody; the body is unwound from there on. A body that has not
 * begun never runs. A future that the body has made but does not await at that moment is not
 * dropped: nobody knows that it is owned.
 *
 * <p><b>Fairness.</b> An {@code await} inside a loop asks {@link Context#tryProceed} once, before
 * it polls, so that a loop over futures that are always ready cannot starve other tasks. A block
 * that is polled again does not ask again for the await where it waits. An {@code emit} does not
 * ask: it ends the poll, and whoever polls in a loop asks there.
 *
 * <p><b>Types.</b> What is emitted or yielded is checked against the type of the block while it is
 * compiled, as an argument of that type would be, but it is not what a generic method or {@code <>}
 * is inferred from; where that matters, put the value into a variable first.
 */
public final class Async {

    private Async() {}

    /**
     * Makes a future of a block's value.
     *
     * @param block the body; it may {@link #await}
     * @param <T> the type of the value
     * @return a new future each time; it fails with what the body throws
     * @throws NullPointerException if {@code block} is null
     */
    public static <T extends @Nullable Object> Future<T> async(AsyncBlock<T> block) {
        Objects.requireNonNull(block, "block");
        if (block instanceof AsyncFrame<?> prototype) {
            @SuppressWarnings("unchecked") // the frame that stands for a block gives the block's T
            Future<T> fresh = (Future<T>) prototype.fresh();
            return fresh;
        }
        return new Lazy<>(block::call);
    }

    /**
     * Makes a future of a block that has no value.
     *
     * @param block the body; it may {@link #await}
     * @return a new future each time; it fails with what the body throws
     * @throws NullPointerException if {@code block} is null
     */
    public static Future<@Nullable Void> async(AsyncAction block) {
        Objects.requireNonNull(block, "block");
        if (block instanceof AsyncFrame<?> prototype) {
            @SuppressWarnings("unchecked") // an action's frame ends with null
            Future<@Nullable Void> fresh = (Future<@Nullable Void>) prototype.fresh();
            return fresh;
        }
        return new Lazy<@Nullable Void>(
                () -> {
                    block.run();
                    return null;
                });
    }

    /**
     * Makes a stream of the values that a block emits.
     *
     * @param block the body; it may {@link #emit} and {@link #await}
     * @param <T> the type of the values
     * @return a new stream each time; it is done when the body returns, and fails with what the
     *     body throws
     * @throws NullPointerException if {@code block} is null
     */
    public static <T extends @Nullable Object> Stream<T> stream(StreamBlock<T> block) {
        Objects.requireNonNull(block, "block");
        if (block instanceof StreamFrame<?> prototype) {
            @SuppressWarnings("unchecked") // the frame that stands for a block gives the block's T
            Stream<T> fresh = (Stream<T>) prototype.fresh();
            return fresh;
        }
        return new PlainStream<>(block);
    }

    /**
     * Makes a generator of a block.
     *
     * @param block the body; it may {@link #yield_ yield_}
     * @param <Y> the type of the values that it yields
     * @param <R> the type of the value that it ends with
     * @return a new generator each time; it fails with what the body throws
     * @throws NullPointerException if {@code block} is null
     */
    public static <Y extends @Nullable Object, R extends @Nullable Object>
            Generator<Y, R> generator(GeneratorBlock<Y, R> block) {
        Objects.requireNonNull(block, "block");
        if (block instanceof GeneratorFrame<?, ?> prototype) {
            @SuppressWarnings("unchecked") // the frame of a block has the block's types
            Generator<Y, R> fresh = (Generator<Y, R>) prototype.fresh();
            return fresh;
        }
        return new PlainGenerator<>(block);
    }

    /**
     * Waits, inside an async block or a stream, for a future, without blocking the thread.
     *
     * @param future what to wait for; the block owns it from now on
     * @param <T> the type of the value
     * @return the value
     * @throws Exception what the future throws, the same object
     * @throws IllegalStateException if this call was not compiled to a state machine; the message
     *     says what to add to the build
     */
    @SuppressWarnings("DoNotCallSuggester") // calls are compiled away; what is left must throw
    public static <T extends @Nullable Object> T await(Future<? extends T> future)
            throws Exception {
        throw notCompiled("await");
    }

    /**
     * Gives a value, inside a stream's block: the poll that comes here answers it, and the next
     * poll goes on behind this call.
     *
     * @param value what to give; of the block's type, which is checked when the block is compiled
     * @throws IllegalStateException if this call was not compiled to a state machine; the message
     *     says what to add to the build
     */
    @SuppressWarnings("DoNotCallSuggester") // calls are compiled away; what is left must throw
    public static void emit(@Nullable Object value) {
        throw notCompiled("emit");
    }

    /**
     * Gives a value, inside a generator's block: the {@link Generator#resume} that comes here
     * answers it, and the next one goes on behind this call. The name has an underscore because
     * {@code yield} is a word of the language.
     *
     * @param value what to give; of the block's type, which is checked when the block is compiled
     * @throws IllegalStateException if this call was not compiled to a state machine; the message
     *     says what to add to the build
     */
    @SuppressWarnings("DoNotCallSuggester") // calls are compiled away; what is left must throw
    public static void yield_(@Nullable Object value) {
        throw notCompiled("yield_");
    }

    private static IllegalStateException notCompiled(String call) {
        return new IllegalStateException(
                "this "
                        + call
                        + " was not compiled to a state machine: put dev.rouse:rouse-transform on"
                        + " javac's annotation-processor path (Maven: annotationProcessorPaths,"
                        + " Gradle: annotationProcessor), or run its post-pass over the class files");
    }
}
