package dev.rouse.testkit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs scripts, the shortest first, and reports the first that breaks a law. */
final class Scripts {

    /** What runs one script. */
    interface Runner<S> {

        /**
         * Runs a script and what follows it.
         *
         * @param lenient whether to leave out steps that are not possible where they stand; else
         *     nothing is done from the first of them on
         * @return whether longer scripts that begin with this one can be different
         * @throws Breach if a law is broken
         */
        boolean run(List<S> script, boolean lenient);

        /** What was done, a line for each step. */
        List<String> log();
    }

    /** How many lines of a long log are shown at either end. */
    private static final int LOG_END = 20;

    private Scripts() {}

    static <S extends Enum<S>> void checkAll(
            Rules<?> rules, S[] steps, Supplier<? extends Runner<S>> runners) {
        checkAll(rules.name(), rules.maxSteps(), steps, runners);
    }

    static <S extends Enum<S>> void checkAll(
            String name, int maxSteps, S[] steps, Supplier<? extends Runner<S>> runners) {
        List<List<S>> open = List.of(List.of());
        if (!run(name, List.of(), runners.get(), false)) {
            return;
        }
        for (int length = 1; length <= maxSteps; length++) {
            List<List<S>> longer = new ArrayList<>();
            for (List<S> script : open) {
                for (S step : steps) {
                    List<S> next = new ArrayList<>(script);
                    next.add(step);
                    if (run(name, next, runners.get(), false)) {
                        longer.add(next);
                    }
                }
            }
            open = longer;
        }
    }

    static <S extends Enum<S>> void replay(String name, List<S> script, Runner<S> runner) {
        run(name, script, runner, true);
    }

    /** Runs one script; false if none that begins with it has to be tried. */
    private static <S extends Enum<S>> boolean run(
            String name, List<S> script, Runner<S> runner, boolean lenient) {
        try {
            return runner.run(script, lenient);
        } catch (Breach breach) {
            throw broken(name, script, runner, breach);
        }
    }

    static <S extends Enum<S>> LawBroken broken(
            String name, List<S> script, Runner<S> runner, Breach breach) {
        return new LawBroken(breach.law(), script, report(name, script, runner.log(), breach));
    }

    private static String report(
            String name, List<? extends Enum<?>> script, List<String> log, Breach breach) {
        return name
                + " breaks the law "
                + breach.law().name()
                + ": "
                + breach.law()
                + "\n"
                + breach.getMessage()
                + "\nwhat was done:\n    "
                + String.join("\n    ", shortened(log))
                + "\nto run it again:\n    laws.replay("
                + code(script)
                + ");";
    }

    /** Who polls without end fills a log with what nobody wants to read. */
    private static List<String> shortened(List<String> log) {
        int left = log.size() - 2 * LOG_END;
        if (left <= 1) {
            return log;
        }
        List<String> lines = new ArrayList<>(log.subList(0, LOG_END));
        lines.add("... and so on, " + left + " lines ...");
        lines.addAll(log.subList(log.size() - LOG_END, log.size()));
        return lines;
    }

    /** Gives the code of a script. */
    static String code(List<? extends Enum<?>> script) {
        return script.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
