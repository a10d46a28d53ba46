package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.HaltedForever;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Interrupts a scenario at every boundary: runs it once undisturbed to count its boundaries, then
 * once for each boundary with something happening exactly there.
 *
 * <p>Each run starts from a new machine and goes on until the machine halts for ever, so a wake
 * that is slept on stays slept on: nothing comes later that could hide it.
 */
final class Explorer {

    /** A fresh scenario: what to run, on which machine, and whether it went well. */
    record Scenario(KernelBench bench, Runnable program, Supplier<Boolean> succeeded) {}

    private final Function<KernelBench, Runnable> act;
    private final Supplier<Scenario> scenarios;

    Explorer(Supplier<Scenario> scenarios, Function<KernelBench, Runnable> act) {
        this.scenarios = scenarios;
        this.act = act;
    }

    /** Counts the boundaries of an undisturbed run. */
    int boundaries() {
        Scenario scenario = scenarios.get();
        long before = scenario.bench.cpu.boundaries();
        run(scenario);
        return (int) (scenario.bench.cpu.boundaries() - before);
    }

    /** Gives the boundaries, from 1, at which one act makes the scenario fail. */
    List<Integer> failures() {
        List<Integer> failures = new ArrayList<>();
        int count = boundaries();
        for (int i = 1; i <= count; i++) {
            if (!succeedsWithActsAt(i)) {
                failures.add(i);
            }
        }
        return failures;
    }

    /** Gives the pairs of boundaries at which two acts make the scenario fail. */
    List<List<Integer>> failingPairs() {
        List<List<Integer>> failures = new ArrayList<>();
        int count = boundaries();
        for (int i = 1; i <= count; i++) {
            for (int j = i + 1; j <= count; j++) {
                if (!succeedsWithActsAt(i, j)) {
                    failures.add(List.of(i, j));
                }
            }
        }
        return failures;
    }

    boolean succeedsWithActsAt(int... boundaries) {
        Scenario scenario = scenarios.get();
        Cpu cpu = scenario.bench.cpu;
        Runnable happening = act.apply(scenario.bench);
        long before = cpu.boundaries();
        cpu.probe(
                number -> {
                    for (int boundary : boundaries) {
                        if (number == before + boundary) {
                            happening.run();
                        }
                    }
                });
        run(scenario);
        return scenario.succeeded.get();
    }

    private static void run(Scenario scenario) {
        try {
            scenario.program.run();
        } catch (HaltedForever end) {
            if (!end.isIdle()) {
                throw end;
            }
        }
    }
}
