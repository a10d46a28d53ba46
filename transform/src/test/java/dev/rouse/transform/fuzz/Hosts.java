package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Where the outermost block stands: a method of a class or an interface, and what it captures. */
final class Hosts {

    private final Grammar grammar;
    private final Dice dice;

    Hosts(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    /** A class or an interface of this name, with a method {@code make} for everybody. */
    Tree any(String name) {
        return switch (dice.below(6)) {
            case 0 -> host("interface " + name, "new " + name + "() {}", "default ", "");
            case 1, 2 -> host("class " + name, "new " + name + "()", "", "");
            default -> host("class " + name, name, "static ", "static ");
        };
    }

    private Tree host(String head, String instance, String ofBlock, String ofOwn) {
        Scope scope = new Scope();
        boolean hasFields = head.startsWith("class") && ofBlock.isEmpty();
        String fields = hasFields ? fields(scope) : "";
        List<String> parameters = new ArrayList<>(List.of("Trace t"));
        List<String> arguments = new ArrayList<>(List.of("t"));
        for (int i = dice.between(0, 4); i > 0; i--) {
            Type type = dice.of(Type.ALL);
            String parameter = grammar.name("p");
            parameters.add(type.source + " " + parameter);
            arguments.add(type.constant(dice));
            scope.declare(parameter, type, true);
        }
        String start =
                "package fuzzed;\n"
                        + "import static dev.rouse.Async.async;\n"
                        + "import static dev.rouse.Async.await;\n"
                        + "import static dev.rouse.Async.emit;\n"
                        + "import static dev.rouse.Async.yield_;\n"
                        + "import dev.rouse.*;\n"
                        + "import dev.rouse.transform.fuzz.Trace;\n"
                        + ("public " + head + " {\n")
                        + fields
                        + "public static Future<?> make(Trace t) {\n"
                        + ("return "
                                + instance
                                + ".block("
                                + String.join(", ", arguments)
                                + ");\n}\n")
                        + ("private " + ofOwn + "int own(Trace t, int i, long l) {\n")
                        + "return t.mix((byte) i, l, 'o', 0.5, null);\n}\n"
                        + (ofBlock + "Future<?> block(" + String.join(", ", parameters) + ") {\n")
                        + "return ";
        return Tree.statement(start, grammar.blocks.outermost(scope), ";\n}\n}");
    }

    private String fields(Scope scope) {
        StringBuilder fields = new StringBuilder();
        for (int i = dice.between(1, 4); i > 0; i--) {
            Type type = dice.of(Type.ALL);
            String name = grammar.name("f");
            fields.append("private " + type.source + " " + name + " = ")
                    .append(type.constant(dice) + ";\n");
            scope.declare("this." + name, type, false);
        }
        return fields.toString();
    }
}
