package dev.rouse.testkit.laws;

import java.util.ArrayList;
import java.util.List;

/** Runs scripts, the shortest first, and reports the first that breaks a law. */
final class Scripts {

    private Scripts() {}

    static void checkAll(Rules rules) {
        List<List<Step>> open = List.of(List.of());
        if (!run(rules, List.of())) {
            return;
        }
        for (int length = 1; length <= rules.maxSteps(); length++) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> script : open) {
                for (Step step : Step.values()) {
                    List<Step> next = new ArrayList<>(script);
                    next.add(step);
                    if (run(rules, next)) {
                        longer.add(next);
                    }
                }
            }
            open = longer;
        }
    }

    /** Runs one script; false if none that begins with it has to be tried. */
    static boolean run(Rules rules, List<Step> script) {
        Run run = new Run(rules);
        try {
            return run.run(script);
        } catch (Breach breach) {
            throw new LawBroken(breach.law(), script, report(rules, script, run, breach));
        }
    }

    private static String report(Rules rules, List<Step> script, Run run, Breach breach) {
        return rules.name()
                + " breaks the law "
                + breach.law().name()
                + ": "
                + breach.law()
                + "\n"
                + breach.getMessage()
                + "\nwhat was done:\n    "
                + String.join("\n    ", run.log())
                + "\nto run it again:\n    laws.replay("
                + Step.code(script)
                + ");";
    }
}
