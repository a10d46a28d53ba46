package dev.rouse.transform.fuzz;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;

/**
 * Owns a generator and takes its values, to the end or until it has enough and closes it; if it is
 * dropped in a pause after a value, it closes it there.
 */
final class Pacing<R> implements Future<R> {

    private final Trace trace;
    private final int site;

    /** Whether it is pending after each value. */
    private final boolean slow;

    private final R otherwise;
    private final Generator<?, R> generator;
    private final Resuming taker;

    /** What a poll says after the end; empty before. */
    private String over = "";

    Pacing(Trace trace, int site, int most, boolean slow, R otherwise, Generator<?, R> generator) {
        this.trace = trace;
        this.site = site;
        this.slow = slow && !trace.plan.stingy();
        this.otherwise = otherwise;
        this.generator = generator;
        this.taker = new Resuming(trace, site, most);
    }

    @Override
    public Poll<R> poll(Context cx) throws Exception {
        if (!over.isEmpty()) {
            throw new IllegalStateException(over);
        }
        over = "polled after completion"; // as long as nothing else is known
        if (generator instanceof Blocking.GeneratorBody<?, R> body) {
            return end(Blocking.run(body.block()::call, Integer.MAX_VALUE, this::takesBlocking));
        }
        for (; ; ) {
            GeneratorState<?, R> next = generator.resume();
            if (next instanceof GeneratorState.Complete<?, R> complete) {
                taker.checkEnd(generator, "resumed after completion");
                return end(Poll.ready(complete.value()));
            }
            if (!taker.takes(((GeneratorState.Yielded<?, R>) next).value())) {
                generator.close();
                taker.checkEnd(generator, "resumed after close");
                return end(Poll.pending());
            }
            if (slow) {
                over = "";
                cx.waker().wake();
                return Poll.pending();
            }
        }
    }

    private boolean takesBlocking(Object value) {
        boolean more = taker.takes(value);
        if (more && slow) {
            Blocking.consumerWaits();
        }
        return more;
    }

    /** Its own end, or the one instead. */
    private Poll<R> end(Poll<R> own) {
        trace.add((own instanceof Poll.Ready ? "complete " : "enough ") + site);
        return own instanceof Poll.Ready ? own : Poll.ready(otherwise);
    }

    @Override
    public void drop() {
        over = "polled after drop";
        generator.close();
    }
}
