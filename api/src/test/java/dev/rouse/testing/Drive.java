package dev.rouse.testing;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Polls to the end by hand, each time with another waker. It polls again only if the waker of the
 * poll before was woken, so a lost wake is an error here and not a hang.
 */
public final class Drive {

    private Drive() {}

    public static <T extends @Nullable Object> List<T> toList(Stream<T> stream) throws Exception {
        return toList(stream, Integer.MAX_VALUE);
    }

    /** With so much budget a poll. */
    public static <T extends @Nullable Object> List<T> toList(Stream<T> stream, int budget)
            throws Exception {
        List<T> items = new ArrayList<>();
        ManualTimer timer = new ManualTimer();
        for (; ; ) {
            TestContext cx = new TestContext(timer);
            cx.budget = budget;
            PollNext<T> polled = stream.pollNext(cx);
            if (polled instanceof PollNext.Item<T> item) {
                items.add(item.value());
            } else if (polled.isDone()) {
                return items;
            } else if (cx.wakes() == 0) {
                throw new AssertionError("pending, and nobody has woken it: " + stream);
            }
        }
    }

    public static <T extends @Nullable Object> T toEnd(Future<T> future) throws Exception {
        return toEnd(future, Integer.MAX_VALUE);
    }

    /** With so much budget a poll. */
    public static <T extends @Nullable Object> T toEnd(Future<T> future, int budget)
            throws Exception {
        ManualTimer timer = new ManualTimer();
        for (; ; ) {
            TestContext cx = new TestContext(timer);
            cx.budget = budget;
            if (future.poll(cx) instanceof Poll.Ready<T> ready) {
                return ready.value();
            }
            if (cx.wakes() == 0) {
                throw new AssertionError("pending, and nobody has woken it: " + future);
            }
        }
    }
}
