package dev.rouse.transform.fuzz;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;

/** Owns a stream and takes its items, to the end or until it has enough and drops it. */
final class Draining implements Future<Integer> {

    private final Trace trace;
    private final int site;
    private final int most;

    /** Whether it is pending after each item. */
    private final boolean slow;

    private final Stream<?> stream;
    private int items;

    Draining(Trace trace, int site, int most, boolean slow, Stream<?> stream) {
        this.trace = trace;
        this.site = site;
        this.most = most;
        this.slow = slow && !trace.plan.stingy();
        this.stream = stream;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        if (items == most) {
            throw new IllegalStateException("polled after completion");
        }
        if (stream instanceof Blocking.StreamBody<?> body) {
            return ended(
                    Blocking.run(body, Integer.MAX_VALUE, this::takesBlocking)
                            instanceof Poll.Ready);
        }
        for (; ; ) {
            PollNext<?> next = stream.pollNext(cx);
            if (next instanceof PollNext.Item<?> item) {
                if (!takes(item.value())) {
                    stream.drop();
                    return ended(false);
                }
                if (slow) {
                    cx.waker().wake();
                    return Poll.pending();
                }
            } else {
                return next == PollNext.pending() ? Poll.pending() : ended(true);
            }
        }
    }

    private boolean takesBlocking(Object item) {
        boolean more = takes(item);
        if (more && slow) {
            Blocking.consumerWaits();
        }
        return more;
    }

    /** Whether one more will be taken. */
    private boolean takes(Object item) {
        trace.add("item " + site + ": " + Shown.of(item));
        return ++items < most;
    }

    private Poll<Integer> ended(boolean byItself) {
        trace.add((byItself ? "done " : "enough ") + site);
        return Poll.ready(items);
    }

    @Override
    public void drop() {
        stream.drop();
    }
}
