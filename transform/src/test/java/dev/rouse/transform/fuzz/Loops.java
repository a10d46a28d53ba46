package dev.rouse.transform.fuzz;

/** Loops of all kinds, which end after three rounds at the latest, and blocks with labels. */
final class Loops {

    private final Grammar grammar;
    private final Dice dice;

    Loops(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    Tree any(Scope scope) {
        String label = dice.chance(40) ? grammar.name("l") : "";
        String start = label.isEmpty() ? "" : label + ": ";
        Scope inside = scope.inner();
        return switch (dice.below(6)) {
            case 0 -> whileLoop(start, label, inside);
            case 1 -> doLoop(start, label, inside);
            case 2 -> forLoop(start, label, inside);
            case 3 -> forEach(start, label, inside);
            case 4 -> endless(start, label, inside);
            default -> labelled(inside);
        };
    }

    private Tree condition(Scope scope) {
        return grammar.expressions.any(Type.BOOLEAN, scope, 2);
    }

    private String rounds() {
        return String.valueOf(dice.between(1, 3));
    }

    private Tree whileLoop(String start, String label, Scope scope) {
        String counter = grammar.name("n");
        Tree test = condition(scope);
        scope.target(label, true);
        return Tree.statement(
                "int " + counter + " = 0;\n" + start + "while (",
                Tree.option(test, " & "),
                "(" + counter + "++ < " + rounds() + ")) ",
                grammar.statements.openBlock(scope));
    }

    private Tree doLoop(String start, String label, Scope scope) {
        String counter = grammar.name("n");
        Tree test = condition(scope);
        scope.target(label, true);
        return Tree.statement(
                "int " + counter + " = 0;\n" + start + "do ",
                grammar.statements.block(scope),
                " while (" + counter + "++ < " + rounds(),
                Tree.option(" && ", test),
                ");");
    }

    private Tree forLoop(String start, String label, Scope scope) {
        String counter = grammar.name("n");
        String more = grammar.name("n");
        Type type = dice.of(Type.INT, Type.LONG, Type.BYTE);
        Tree first = grammar.expressions.any(type, scope, 3);
        scope.declare(more, type, false);
        Tree test = condition(scope);
        Tree step = grammar.expressions.assigned(Type.INT, scope, 3);
        scope.target(label, true);
        if (dice.chance(50)) {
            return Tree.statement(
                    type.source + " " + more + " = (" + type.source + ") ",
                    first,
                    ";\n" + start + "for (int " + counter + " = 0; " + counter + " < " + rounds(),
                    Tree.option(" && ", test),
                    "; " + counter + "++, " + more + " += ",
                    step,
                    ") ",
                    grammar.statements.openBlock(scope));
        }
        return Tree.statement(
                start + "for (" + type.source + " " + more + " = (" + type.source + ") (",
                first,
                " & 1), " + counter + " = 0; " + counter + " < " + rounds(),
                Tree.option(" && ", test),
                "; " + more + "++, " + counter + "++) ",
                grammar.statements.openBlock(scope));
    }

    private Tree forEach(String start, String label, Scope scope) {
        Type array = dice.of(Type.ARRAYS);
        String name = grammar.name("e");
        Tree source = grammar.expressions.any(array, scope, 2);
        boolean isFinal = dice.chance(60);
        scope.declare(name, array.element(), isFinal);
        scope.target(label, true);
        boolean asList = !array.element().isPrimitive() && dice.chance(60);
        return Tree.statement(
                start + "for (" + array.element().source + " " + name + " : ",
                asList ? "java.util.Arrays.asList(" : "",
                source,
                asList ? ")) " : ") ",
                grammar.statements.openBlock(scope));
    }

    private Tree endless(String start, String label, Scope scope) {
        String counter = grammar.name("n");
        scope.target(label, true);
        String leave = "if (" + counter + "++ >= " + rounds() + ") {\nbreak;\n}\n";
        return Tree.statement(
                "int " + counter + " = 0;\n" + start + dice.of("for (; ; )", "while (true)"),
                " {\n" + leave,
                grammar.statements.openBlock(scope),
                "}");
    }

    private Tree labelled(Scope scope) {
        String label = grammar.name("l");
        scope.target(label, false);
        return Tree.statement(label + ": ", grammar.statements.block(scope));
    }
}
