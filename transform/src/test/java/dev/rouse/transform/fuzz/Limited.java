package dev.rouse.transform.fuzz;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** Owns a block, and drops it when it has been pending so many times, as a timeout does. */
final class Limited<V> implements Future<V> {

    private final Trace trace;
    private final int site;
    private final Future<V> block;
    private final V otherwise;
    private int left;

    Limited(Trace trace, int site, int pendings, V otherwise, Future<V> block) {
        this.trace = trace;
        this.site = site;
        this.left = pendings;
        this.otherwise = otherwise;
        this.block = block;
    }

    @Override
    public Poll<V> poll(Context cx) throws Exception {
        if (left == 0) {
            block.drop();
            return late();
        }
        if (block instanceof Blocking.Body<V> body) {
            Poll<V> value = Blocking.run(body.block(), left, item -> true);
            return value instanceof Poll.Ready ? value : late();
        }
        Poll<V> answer = block.poll(cx);
        // Those that are denied do not count, since blocking code never is.
        if (answer instanceof Poll.Pending && !trace.plan.stingy() && --left == 0) {
            block.drop();
            return late();
        }
        return answer;
    }

    private Poll<V> late() {
        trace.add("late " + site);
        return Poll.ready(otherwise);
    }

    @Override
    public void drop() {
        block.drop();
    }
}
