package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Generates programs, compiles them in batches, and checks each. */
final class Fuzzer {

    /** What can be wrong with a program. */
    enum Kind {
        /** Its twins do not do the same. */
        DIFFERS,
        /** A class of it cannot be loaded: the verifier does not like it. */
        DOES_NOT_LOAD,
        /** The processor says that something is wrong with it. */
        IS_REJECTED,
        /** With the processor javac fails. */
        MAKES_JAVAC_FAIL,
        /** The generator has made a mistake. */
        IS_NO_JAVA
    }

    /**
     * A program that failed.
     *
     * @param program which
     * @param debug how it was compiled
     * @param kind what is wrong
     * @param problem more about that
     */
    record Failure(Program program, String debug, Kind kind, String problem) {
        @Override
        public String toString() {
            return kind + ": " + problem + "\ncompiled with " + debug + "\n" + program;
        }
    }

    /** One run of javac for so many; more are not faster. */
    static final int BATCH = 50;

    private final UnaryOperator<byte[]> mutation;

    /** Checks what the processor makes, as it is or after a mutation. */
    Fuzzer(UnaryOperator<byte[]> mutation) {
        this.mutation = mutation;
    }

    /** The failures among programs of successive seeds, the first of them at most a batch apart. */
    List<Failure> run(long firstSeed, int programs) {
        List<Failure> failures = new ArrayList<>();
        for (int done = 0; done < programs; done += BATCH) {
            List<Program> batch = new ArrayList<>();
            for (int i = done; i < Math.min(programs, done + BATCH); i++) {
                batch.add(Program.of(firstSeed + i, Twins.PATTERNS));
            }
            String debug = (firstSeed + done) / BATCH % 2 == 0 ? "-g" : "-g:none";
            failures.addAll(check(batch, debug));
        }
        return failures;
    }

    /** The failures in a list of programs; those that do not compile are failures too. */
    List<Failure> check(List<Program> programs, String debug) {
        List<Failure> failures = new ArrayList<>();
        if (programs.isEmpty()) {
            return failures;
        }
        Twins twins = Twins.compile(programs, debug, mutation);
        if (!twins.crash().isEmpty()) {
            return whoCrashes(programs, debug, twins.crash());
        }
        if (!twins.errors().isEmpty()) {
            List<Program> left = new ArrayList<>(programs);
            twins.errors()
                    .forEach(
                            (place, error) -> {
                                Program program = programs.get(place);
                                left.remove(program);
                                failures.addAll(rejected(program, debug, error));
                            });
            failures.addAll(check(left, debug));
            return failures;
        }
        ClassLoader blocking = twins.blocking();
        ClassLoader machines = twins.machines();
        for (int i = 0; i < programs.size(); i++) {
            Program program = programs.get(i);
            Class<?> twin;
            try {
                twin = Class.forName(Twins.name(i), true, blocking);
            } catch (LinkageError | ClassNotFoundException e) {
                continue; // what javac itself has compiled to nonsense is not our business
            }
            try {
                Class<?> machine = Class.forName(Twins.name(i), true, machines);
                String difference = new Check(twin, machine).run(program.seed());
                if (!difference.isEmpty()) {
                    failures.add(new Failure(program, debug, Kind.DIFFERS, difference));
                }
            } catch (LinkageError | ReflectiveOperationException e) {
                failures.add(new Failure(program, debug, Kind.DOES_NOT_LOAD, e.toString()));
            }
        }
        return failures;
    }

    private List<Failure> rejected(Program program, String debug, Twins.Complaint error) {
        if (error.isAboutSize()) {
            return List.of();
        }
        if (error.isAboutJavac()) {
            return failing(program, debug, error.text());
        }
        Kind kind = error.byProcessor() ? Kind.IS_REJECTED : Kind.IS_NO_JAVA;
        return List.of(new Failure(program, debug, kind, error.text()));
    }

    /** A program that makes javac fail all by itself is not our business. */
    private static List<Failure> failing(Program program, String debug, String problem) {
        return Twins.javacFailsAlone(program, debug)
                ? List.of()
                : List.of(new Failure(program, debug, Kind.MAKES_JAVAC_FAIL, problem));
    }

    private List<Failure> whoCrashes(List<Program> programs, String debug, String crash) {
        if (programs.size() == 1) {
            return failing(programs.get(0), debug, crash);
        }
        int half = programs.size() / 2;
        List<Failure> failures = new ArrayList<>(check(programs.subList(0, half), debug));
        failures.addAll(check(programs.subList(half, programs.size()), debug));
        return failures;
    }
}
