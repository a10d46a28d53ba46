package dev.rouse.internal.future;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any chain against a plain calculation, step by step, dropped anywhere. */
class LinkProperties {

    /** A chain as a value: its source is pending so often, and then its steps follow. */
    private record Plan(int pendings, boolean fails, List<Step> steps) {}

    /** A map if there is no inner plan, else a then; a map may fail. */
    private record Step(boolean fails, List<Plan> inner) {}

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What happened, and the probes in the order in which they were made. */
    private static final class Log {
        final List<String> events = new ArrayList<>();
        final List<Probe<Integer>> probes = new ArrayList<>();
        int numbers;
    }

    @Provide
    Arbitrary<Plan> plans() {
        return plan(3);
    }

    private static Arbitrary<Plan> plan(int depth) {
        Arbitrary<Boolean> rarely =
                Arbitraries.of(List.of(false, false, false, false, false, true));
        Arbitrary<Step> map = rarely.map(fails -> new Step(fails, List.of()));
        Arbitrary<Step> step =
                depth == 0
                        ? map
                        : Arbitraries.oneOf(
                                map,
                                Combinators.combine(rarely, Arbitraries.lazy(() -> plan(depth - 1)))
                                        .as((fails, inner) -> new Step(fails, List.of(inner))));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        rarely,
                        step.list().ofMaxSize(depth == 3 ? 6 : 3))
                .as(Plan::new);
    }

    private static Future<Integer> make(Plan plan, Log log) {
        Probe<Integer> source =
                plan.fails()
                        ? Probe.failingAfter(plan.pendings(), new Broken())
                        : Probe.readyAfter(plan.pendings(), 1);
        log.probes.add(source);
        Future<Integer> chain = source;
        for (Step step : plan.steps()) {
            if (step.inner().isEmpty()) {
                chain = chain.map(v -> apply(step, v, log));
            } else {
                chain =
                        chain.then(
                                v -> {
                                    apply(step, v, log);
                                    return make(step.inner().get(0), log);
                                });
            }
        }
        return chain;
    }

    private static int apply(Step step, int value, Log log) throws Broken {
        log.events.add(log.numbers++ + ": " + value);
        if (step.fails()) {
            throw new Broken();
        }
        return value + 1;
    }

    /** How often the chain is pending, added to the log, and what comes out of it. */
    private static int calculate(Plan plan, Log log) throws Broken {
        for (int i = 0; i < plan.pendings(); i++) {
            log.events.add("pending");
        }
        if (plan.fails()) {
            throw new Broken();
        }
        int value = 1;
        for (Step step : plan.steps()) {
            int applied = apply(step, value, log);
            value = step.inner().isEmpty() ? applied : calculate(step.inner().get(0), log);
        }
        return value;
    }

    @Property
    void chainDoesWhatThePlanSays(@ForAll("plans") Plan plan) {
        Log expected = new Log();
        String end;
        try {
            end = "ready " + calculate(plan, expected);
        } catch (Broken broken) {
            end = "broken";
        }
        Log log = new Log();
        assertThat(drive(make(plan, log), Integer.MAX_VALUE, log)).isEqualTo(end);
        assertThat(log.events).isEqualTo(expected.events);
        assertThat(log.probes).allMatch(probe -> probe.drops == 0);
    }

    @Property
    void dropReachesTheOneThatIsWaitedFor(
            @ForAll("plans") Plan plan, @ForAll @IntRange(max = 8) int polls) {
        Log log = new Log();
        Future<Integer> chain = make(plan, log).map(v -> v);
        String end = drive(chain, polls, log);
        List<String> before = List.copyOf(log.events);
        chain.drop();
        chain.drop();
        assertThat(log.events).isEqualTo(before);
        int last = log.probes.size() - 1;
        for (int i = 0; i <= last; i++) {
            assertThat(log.probes.get(i).drops)
                    .isEqualTo(i == last && end.equals("pending") ? 1 : 0);
        }
    }

    private static String drive(Future<Integer> chain, int polls, Log log) {
        TestContext cx = new TestContext();
        for (int i = 0; i < polls; i++) {
            try {
                if (chain.poll(cx) instanceof Poll.Ready<Integer> ready) {
                    return "ready " + ready.value();
                }
            } catch (Exception failure) {
                return failure instanceof Broken ? "broken" : failure.toString();
            }
            log.events.add("pending");
        }
        return "pending";
    }
}
