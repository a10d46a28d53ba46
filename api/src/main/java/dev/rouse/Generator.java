package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Code that hands out values from its middle: it runs until its next {@code yield_}, waits there,
 * and goes on when it is resumed. {@link Async#generator} makes one of a block.
 *
 * <pre>{@code
 * try (Generator<Integer, String> countdown = countdown(3)) {
 *     while (countdown.resume() instanceof GeneratorState.Yielded<Integer, String> yielded) {
 *         show(yielded.value());
 *     }
 * }
 * }</pre>
 *
 * <p>It is no future: it runs inside {@link #resume}, on the thread that calls, and has nothing to
 * wait for but the next call. What has to await between its values is a {@link Stream}.
 *
 * <p><b>Laziness.</b> Nothing runs before the first {@code resume}.
 *
 * <p><b>Ownership and threads.</b> One owner resumes and closes, from one thread or from several
 * that order these calls, never two at once.
 *
 * @param <Y> the type of the values it yields; {@code null} is a value like any other
 * @param <R> the type of the value it ends with
 */
public interface Generator<Y extends @Nullable Object, R extends @Nullable Object>
        extends AutoCloseable {

    /**
     * Runs on to the next value or to the end.
     *
     * @return {@link GeneratorState.Yielded} with the next value, or {@link
     *     GeneratorState.Complete} with what the body returned
     * @throws Exception what the body throws, the same object; the generator has ended then
     * @throws IllegalStateException if the generator has ended or was closed, and if its own body
     *     calls this
     */
    GeneratorState<Y, R> resume() throws Exception;

    /**
     * Ends the generator where it is: its body is unwound from the {@code yield_} where it waits,
     * so that {@code finally} blocks run and resources are closed. A body that has not begun never
     * runs. It does nothing after the end, and nothing the second time; what the body throws while
     * it is unwound is thrown from here, checked or not.
     */
    @Override
    void close();
}
