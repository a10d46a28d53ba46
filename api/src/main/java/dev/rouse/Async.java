package dev.rouse;

import dev.rouse.async.AsyncFrame;
import dev.rouse.internal.future.Lazy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Async blocks: straight-line code that waits without blocking, compiled by javac to one state
 * machine for each block.
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
 * <p><b>Set-up.</b> The jar {@code rouse-transform} on the annotation-processor path compiles the
 * blocks. Without it the first {@code await} that runs throws and says so; it never blocks instead.
 *
 * <p><b>Laziness.</b> {@code async} runs nothing: the body begins with the first poll of the
 * future. What stands outside the block, such as checks of arguments, runs at once.
 *
 * <p><b>Cancel safety.</b> Dropping the future of a suspended block drops the future it awaits, and
 * then unwinds the body from the place where it waits: {@code finally} blocks run and resources are
 * closed. An {@code await} on that way is polled once; if it is not ready, it is dropped too. A
 * body that has not begun never runs. A future that the body has made but does not await at that
 * moment is not dropped: nobody knows that it is owned.
 *
 * <p><b>Fairness.</b> An {@code await} inside a loop asks {@link Context#tryProceed}, so that a
 * loop over futures that are always ready cannot starve other tasks.
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
     * Waits, inside an async block, for a future, without blocking the thread.
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
        throw new IllegalStateException(
                "this await was not compiled to a state machine: put dev.rouse:rouse-transform on"
                        + " javac's annotation-processor path (Maven: annotationProcessorPaths,"
                        + " Gradle: annotationProcessor), or run its post-pass over the class files");
    }
}
