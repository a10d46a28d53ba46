package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Runs both twins of a program in many ways and says where they differ. */
final class Check {

    private final Class<?> blocking;
    private final Class<?> machine;

    /** Of one program, compiled both ways. */
    Check(Class<?> blocking, Class<?> machine) {
        this.blocking = blocking;
        this.machine = machine;
    }

    /**
     * Runs them with several plans, and drops them at each suspension.
     *
     * @return the first difference; empty if there is none
     */
    String run(long seed) throws ReflectiveOperationException {
        List<Plan> plans =
                List.of(
                        Plan.allReady(),
                        Plan.allPending(),
                        Plan.random(seed),
                        Plan.random(seed + 1),
                        Plan.stingy(seed));
        for (Plan plan : plans) {
            Run actual = Run.machine(machine, plan);
            String difference = difference(Run.blocking(blocking, plan, Integer.MAX_VALUE), actual);
            if (!difference.isEmpty()) {
                return plan + ": " + difference;
            }
            for (int polls = 0; polls <= actual.pendings().size(); polls++) {
                difference = dropped(plan, polls, actual.pendings());
                if (!difference.isEmpty()) {
                    return plan + ", dropped after " + polls + " polls: " + difference;
                }
            }
        }
        return "";
    }

    private String dropped(Plan plan, int polls, List<Integer> pendings)
            throws ReflectiveOperationException {
        Run actual = Run.dropped(machine, plan, polls);
        if (polls == 0) {
            return actual.hasNotBegun() ? "" : "it runs: " + actual.log();
        }
        // Blocking code is never denied, so it is told where that was.
        return difference(
                plan.stingy()
                        ? Run.denied(blocking, plan, pendings.get(polls - 1))
                        : Run.blocking(blocking, plan, polls),
                actual);
    }

    private static String difference(Run expected, Run actual) {
        List<String> wanted = expected.log();
        List<String> got = actual.log();
        for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
            String one = i < wanted.size() ? wanted.get(i) : "nothing";
            String other = i < got.size() ? got.get(i) : "nothing";
            if (!one.equals(other)) {
                List<String> before = new ArrayList<>(got.subList(Math.max(0, i - 3), i));
                return "after " + before + ", blocking: " + one + ", machine: " + other;
            }
        }
        return "";
    }
}
