package dev.rouse.testkit.proof;

import dev.rouse.testkit.FakeContext;
import dev.rouse.testkit.sim.Sim;
import dev.rouse.testkit.sim.SimProgram;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.RandomGenerator;

/** Plays programs on structures, under many schedules, and checks what was seen. */
final class Proof {

    /** How many schedules are tried for each program; more of them by system property. */
    private static final int SCHEDULES = Integer.getInteger("rouse.proof.schedules", 10);

    private Proof() {}

    /**
     * Tries one program.
     *
     * @param structures makes a new structure for a number of tasks
     * @throws dev.rouse.testkit.sim.SimFailure with the schedule and the calls, if the model does
     *     not explain them
     */
    static void check(IntFunction<? extends Structure> structures, Program program) {
        SimProgram run = executor -> run(structures, program, executor);
        Sim.explore(run).random(SCHEDULES);
        Sim.explore(run).pct(SCHEDULES, 3);
    }

    /** Tries the same programs in every run, as many as asked for. */
    static void checkSome(IntFunction<? extends Structure> structures, int programs) {
        RandomGenerator<Program> generator = Program.programs().generator(programs);
        Random random = new Random(42);
        for (int i = 0; i < programs; i++) {
            check(structures, generator.next(random).value());
        }
    }

    private static void run(
            IntFunction<? extends Structure> structures,
            Program program,
            dev.rouse.testkit.sim.SimExecutor executor) {
        History history = new History();
        Structure structure = structures.apply(program.tasks().size());
        for (int task = 0; task < program.tasks().size(); task++) {
            executor.spawn(new Player(task, program.tasks().get(task), structure, history));
        }
        executor.runUntilStalled();
        if (!history.isAnybodyWaiting()) {
            FakeContext cx = new FakeContext();
            structure.inspect().forEach(last -> Player.play(history, -1, last, cx));
        }
        Linearizer.check(structure.model(), history);
    }
}
