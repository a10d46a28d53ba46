package dev.rouse.testkit;

import dev.rouse.Poll;
import dev.rouse.PollNext;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/** What a poll should have answered, in the way of AssertJ. */
public final class Assertions {

    private Assertions() {}

    /**
     * Fails unless the future or the sink has to wait.
     *
     * @param polled the answer of {@code poll}, or of a sink's {@code pollReady}, {@code pollFlush}
     *     or {@code pollClose}
     */
    public static void assertPending(@Nullable Poll<?> polled) {
        if (polled != Poll.pending()) {
            throw new AssertionError("expected Pending, but the poll answered " + polled);
        }
    }

    /**
     * Fails unless the stream has to wait.
     *
     * @param polled the answer of {@code pollNext}
     */
    public static void assertPending(@Nullable PollNext<?> polled) {
        if (polled != PollNext.pending()) {
            throw new AssertionError("expected Pending, but the poll answered " + polled);
        }
    }

    /**
     * Fails unless the future has ended with a value, or the sink is ready, whose value is null.
     *
     * @param polled the answer of {@code poll}
     * @param <T> the type of the value
     * @return assertions about the value
     */
    public static <T extends @Nullable Object> AbstractObjectAssert<?, T> assertReady(
            @Nullable Poll<T> polled) {
        if (polled instanceof Poll.Ready<T> ready) {
            return org.assertj.core.api.Assertions.assertThatObject(ready.value());
        }
        throw new AssertionError("expected Ready, but the poll answered " + polled);
    }

    /**
     * Fails unless the stream has given an item.
     *
     * @param polled the answer of {@code pollNext}
     * @param <T> the type of the items
     * @return assertions about the item
     */
    public static <T extends @Nullable Object> AbstractObjectAssert<?, T> assertItem(
            @Nullable PollNext<T> polled) {
        if (polled instanceof PollNext.Item<T> item) {
            return org.assertj.core.api.Assertions.assertThatObject(item.value());
        }
        throw new AssertionError("expected an item, but the poll answered " + polled);
    }

    /**
     * Fails unless the stream has ended.
     *
     * @param polled the answer of {@code pollNext}
     */
    public static void assertDone(@Nullable PollNext<?> polled) {
        if (polled != PollNext.done()) {
            throw new AssertionError("expected Done, but the poll answered " + polled);
        }
    }
}
