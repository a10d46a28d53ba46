package dev.rouse.testkit;

import dev.rouse.Future;
import dev.rouse.Sink;
import dev.rouse.Stream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Polls that are pending although nothing has to be waited for: how many come before the first real
 * poll of a future, stream or sink, how many before the second, and so on, from the beginning again
 * when there are no more numbers. Each of them wakes its own waker.
 *
 * <pre>{@code
 * Future<Integer> slower = Interleaving.of(1).future(slow);    // every second poll is real
 * }</pre>
 *
 * <p>What is put around something must make no difference to its owner but the number of polls: an
 * owner that counts polls, polls again without a wake, or forgets half of what it did when a child
 * is suddenly pending, is found out. In a jqwik property {@code @ForAll Interleaving} makes them.
 *
 * <p>Instances are immutable and may be used by any number of threads and for any number of
 * subjects. What is given back has the threads, the owner and the end of what is inside: after the
 * end every call goes to it.
 *
 * @param pendings how many polls are pending before each real one, not negative
 */
public record Interleaving(List<Integer> pendings) {

    /**
     * Copies the numbers.
     *
     * @param pendings how many polls are pending before each real one
     * @throws IllegalArgumentException if one is negative
     * @throws NullPointerException if an argument or a number is null
     */
    public Interleaving {
        pendings = List.copyOf(pendings);
        for (int number : pendings) {
            if (number < 0) {
                throw new IllegalArgumentException(
                        "there cannot be fewer polls than none: " + pendings);
            }
        }
    }

    /**
     * Makes an interleaving.
     *
     * @param pendings how many polls are pending before each real one; none at all if there are no
     *     numbers
     * @return the interleaving
     * @throws IllegalArgumentException if a number is negative
     */
    public static Interleaving of(int... pendings) {
        return new Interleaving(Arrays.stream(pendings).boxed().toList());
    }

    /**
     * Puts pending polls between those of a future.
     *
     * @param future what is really polled; the result owns it
     * @param <T> the type of the value
     * @return a future that gives the same
     * @throws NullPointerException if {@code future} is null
     */
    public <T extends @Nullable Object> Future<T> future(Future<T> future) {
        return new Interleaved.OfFuture<>(this, future);
    }

    /**
     * Puts pending polls between those of a stream.
     *
     * @param stream what is really polled; the result owns it
     * @param <T> the type of the values
     * @return a stream that gives the same
     * @throws NullPointerException if {@code stream} is null
     */
    public <T extends @Nullable Object> Stream<T> stream(Stream<T> stream) {
        return new Interleaved.OfStream<>(this, stream);
    }

    /**
     * Puts pending polls between those of a sink. {@code startSend} is never held back, nor is the
     * first {@code pollClose}, which ends the taking of values.
     *
     * @param sink what is really polled; the result owns it
     * @param <T> the type of the values
     * @return a sink that takes the same
     * @throws NullPointerException if {@code sink} is null
     */
    public <T extends @Nullable Object> Sink<T> sink(Sink<T> sink) {
        return new Interleaved.OfSink<>(this, sink);
    }

    /** Gives the code that makes this interleaving. */
    @Override
    public String toString() {
        return pendings.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "Interleaving.of(", ")"));
    }
}
