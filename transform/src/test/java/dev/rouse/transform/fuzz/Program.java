package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * A generated program: a class with a method {@code make} that makes the future of a block.
 *
 * @param seed what it was generated from
 * @param tree the source, with {@code NAME} where its class is named
 */
record Program(long seed, Tree tree) {

    /** So many statements and expressions have a program, more or less. */
    private static final int SIZE = 120;

    private static final String NAME = "CLASS_NAME";

    /**
     * Generates a program.
     *
     * @param seed the same seed always gives the same program
     * @param patterns whether the compiler knows switches over patterns
     */
    static Program of(long seed, boolean patterns) {
        Dice dice = new Dice(seed, 0);
        return generate(seed, new Dice(dice.anyLong(), dice.between(SIZE / 6, SIZE)), patterns);
    }

    private static Program generate(long seed, Dice dice, boolean patterns) {
        Grammar grammar = new Grammar(dice, patterns);
        Scope scope = Scope.ofBlock(Type.OBJECT);
        boolean isStatic = dice.chance(60);
        StringBuilder fields = new StringBuilder();
        for (int i = isStatic ? 0 : dice.between(1, 4); i > 0; i--) {
            Type type = dice.of(Type.ALL);
            String name = grammar.name("f");
            fields.append(type.source + " " + name + " = " + type.constant(dice) + ";\n");
            scope.declare("this." + name, type, false);
        }
        List<String> parameters = new ArrayList<>(List.of("Trace t"));
        List<String> arguments = new ArrayList<>(List.of("t"));
        for (int i = dice.between(0, 4); i > 0; i--) {
            Type type = dice.of(Type.ALL);
            String name = grammar.name("p");
            parameters.add(type.source + " " + name);
            arguments.add(type.constant(dice));
            scope.declare(name, type, true);
        }
        Tree body = grammar.statements.body(scope, dice.between(2, 6));
        String start =
                "package fuzzed;\n"
                        + "import static dev.rouse.Async.async;\n"
                        + "import static dev.rouse.Async.await;\n"
                        + "import dev.rouse.Future;\n"
                        + "import dev.rouse.transform.fuzz.Trace;\n"
                        + ("public class " + NAME + " {\n")
                        + fields
                        + "public static Future<?> make(Trace t) {\n"
                        + ("return new " + NAME + "().block(" + String.join(", ", arguments))
                        + ");\n}\n"
                        + (isStatic ? "static " : "")
                        + ("Future<?> block(" + String.join(", ", parameters) + ") {\n")
                        + "return async(() -> ";
        return new Program(seed, Tree.statement(start, body, ");\n}\n}"));
    }

    /** The source of a class of this name in the package {@code fuzzed}. */
    String source(String className) {
        return tree.source().replace(NAME, className);
    }

    Program with(Tree other) {
        return new Program(seed, other);
    }

    @Override
    public String toString() {
        return "// seed " + seed + "\n" + source("Program");
    }
}
