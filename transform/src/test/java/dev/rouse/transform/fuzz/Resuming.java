package dev.rouse.transform.fuzz;

import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.Poll;

/** Takes the values of a generator, to its end or until it has enough and closes it. */
final class Resuming {

    private final Trace trace;
    private final int site;
    private final int most;
    private int values;

    Resuming(Trace trace, int site, int most) {
        this.trace = trace;
        this.site = site;
        this.most = most;
    }

    /** What the generator ends with; pending if it was closed before. */
    <R> Poll<R> run(Generator<?, R> generator) throws Exception {
        if (generator instanceof Blocking.GeneratorBody<?, R> body) {
            return Blocking.run(body.block()::call, Integer.MAX_VALUE, this::takes);
        }
        for (; ; ) {
            GeneratorState<?, R> next = generator.resume();
            if (next instanceof GeneratorState.Complete<?, R> complete) {
                checkEnd(generator, "resumed after completion");
                return Poll.ready(complete.value());
            }
            if (!takes(((GeneratorState.Yielded<?, R>) next).value())) {
                generator.close();
                checkEnd(generator, "resumed after close");
                return Poll.pending();
            }
        }
    }

    /** Whether one more will be taken. */
    boolean takes(Object value) {
        trace.add("value " + site + ": " + Shown.of(value));
        return ++values < most;
    }

    /** Resumes once more, which must fail with these words. */
    void checkEnd(Generator<?, ?> generator, String expected) throws Exception {
        try {
            generator.resume();
            trace.violations.add("resumed again and again");
        } catch (IllegalStateException e) {
            if (!String.valueOf(e.getMessage()).startsWith(expected)) {
                trace.violations.add("resumed again: " + e);
            }
        }
    }
}
