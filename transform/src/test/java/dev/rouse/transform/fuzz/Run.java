package dev.rouse.transform.fuzz;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.async.DropSignal;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;

/** One run of one twin, to its end or to a drop; what can be told of it afterwards is its log. */
final class Run {

    private static final int MOST_POLLS = 100_000;

    private static final String MADE = "made";

    private final Trace trace;
    private final Future<?> future;
    private final List<String> end = new ArrayList<>();

    /** How many events there were before each pending answer. */
    private final List<Integer> pendings = new ArrayList<>();

    private Run(Class<?> program, Plan plan) throws ReflectiveOperationException {
        trace = new Trace(plan);
        future = (Future<?>) program.getMethod("make", Trace.class).invoke(null, trace);
        trace.add(MADE);
    }

    /** The twin that blocks; dropped at its n-th pending answer, if it has as many. */
    static Run blocking(Class<?> program, Plan plan, int dropAt)
            throws ReflectiveOperationException {
        Run run = new Run(program, plan);
        Blocking.dropAt(run.trace, dropAt);
        return run.block();
    }

    /** The twin that blocks; dropped at the await before which there are so many events. */
    static Run denied(Class<?> program, Plan plan, int events) throws ReflectiveOperationException {
        Run run = new Run(program, plan);
        Blocking.denyAt(run.trace, events);
        return run.block();
    }

    private Run block() {
        try {
            Object value = ((Poll.Ready<?>) future.poll(new TestContext())).value();
            end.add(Blocking.isDropped() ? "dropped" : "value " + Shown.of(value));
        } catch (DropSignal unwound) {
            end.add("dropped");
        } catch (Throwable e) {
            end.add((Blocking.isDropped() ? "drop throws " : "throws ") + Shown.of(e));
        }
        return this;
    }

    /** The state machine, polled to its end. */
    static Run machine(Class<?> program, Plan plan) throws ReflectiveOperationException {
        Run run = new Run(program, plan);
        run.poll(MOST_POLLS);
        run.check("polled after completion");
        return run;
    }

    /** The state machine, dropped after some polls that were all pending. */
    static Run dropped(Class<?> program, Plan plan, int polls) throws ReflectiveOperationException {
        Run run = new Run(program, plan);
        run.poll(polls);
        run.drop();
        run.check("polled after drop");
        return run;
    }

    private void poll(int times) {
        TestContext cx = new TestContext();
        try {
            for (int i = 0; i < times; i++) {
                int wakes = cx.wakes();
                if (trace.plan.stingy()) {
                    cx.budget = 1;
                }
                if (future.poll(cx) instanceof Poll.Ready<?> ready) {
                    end.add("value " + Shown.of(ready.value()));
                    return;
                }
                pendings.add(trace.events.size());
                if (cx.wakes() == wakes) {
                    trace.violations.add("pending without having kept the waker");
                }
            }
        } catch (Throwable e) {
            end.add("throws " + Shown.of(e));
        }
    }

    private void drop() {
        try {
            future.drop();
            end.add("dropped");
        } catch (Throwable e) {
            end.add("drop throws " + Shown.of(e));
        }
        int events = trace.events.size();
        future.drop();
        if (trace.events.size() != events) {
            trace.violations.add("the second drop does something");
        }
    }

    /** After the end: nothing is left that should have ended, and polling again says so. */
    private void check(String expected) {
        try {
            future.poll(new TestContext());
            trace.violations.add("polled again and again");
        } catch (IllegalStateException e) {
            if (!String.valueOf(e.getMessage()).startsWith(expected)) {
                trace.violations.add("polled again: " + e);
            }
        } catch (Throwable e) {
            trace.violations.add("polled again: " + e);
        }
        for (Leaf<?> leaf : trace.leaves) {
            if (leaf.isForgotten()) {
                trace.violations.add(leaf + " was polled, and neither ended nor was dropped");
            }
        }
    }

    List<Integer> pendings() {
        return pendings;
    }

    /** Whether nothing happened but that it was made and dropped. */
    boolean hasNotBegun() {
        List<String> log = log();
        return log.subList(log.size() - 2, log.size()).equals(List.of(MADE, "dropped"));
    }

    /** What happened, in order, and how it ended. */
    List<String> log() {
        List<String> log = new ArrayList<>(trace.events);
        log.addAll(end);
        trace.violations.forEach(violation -> log.add("violation: " + violation));
        return log;
    }
}
