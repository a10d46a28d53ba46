package dev.rouse.transform.fuzz;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** A future of a generated program; it notes what is done to it that must not be done. */
final class Leaf<V> implements Future<V> {

    private final Trace trace;
    private final int site;
    private final V value;
    private final Exception failure;
    private int left;
    private boolean polled;
    private boolean ended;

    Leaf(Trace trace, int number, int site, V value) {
        this.trace = trace;
        this.site = site;
        this.value = value;
        this.failure = trace.plan.fails(number) ? new Trace.Boom("step " + site) : null;
        this.left = trace.plan.pendings(number);
    }

    @Override
    public Poll<V> poll(Context cx) throws Exception {
        if (ended) {
            trace.violations.add(this + " is polled after its end");
        }
        polled = true;
        if (left-- > 0) {
            cx.waker().wake();
            return Poll.pending();
        }
        ended = true;
        if (failure != null) {
            trace.add("fail " + site);
            throw failure;
        }
        trace.add("got " + site);
        return Poll.ready(value);
    }

    @Override
    public void drop() {
        if (ended) {
            trace.violations.add(this + " is dropped after its end");
        }
        ended = true;
        trace.add("drop " + site);
    }

    /** Whether somebody has begun to wait for it and then forgotten it. */
    boolean isForgotten() {
        return polled && !ended;
    }

    @Override
    public String toString() {
        return "step " + site;
    }
}
