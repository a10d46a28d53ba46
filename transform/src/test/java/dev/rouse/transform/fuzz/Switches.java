package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Switch statements and switch expressions, of both styles, over all that can be switched over. */
final class Switches {

    private final Grammar grammar;
    private final Dice dice;

    Switches(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    private List<String> labels(Type type) {
        return switch (type) {
            case STRING -> List.of("\"a\"", "\"b\"", "\"cd\"");
            case COLOR -> List.of("RED", "GREEN", "BLUE");
            case CHAR -> List.of("'a'", "'z'", "'0'");
            case BYTE -> List.of("1", "7", "100");
            default -> dice.chance(50) ? List.of("1", "2", "3") : List.of("1", "17", "1000");
        };
    }

    private Type selected() {
        return dice.of(
                Type.INT,
                Type.INT,
                Type.STRING,
                Type.STRING,
                Type.COLOR,
                Type.CHAR,
                Type.BYTE,
                Type.BOXED_INT);
    }

    Tree statement(Scope scope) {
        if (grammar.patterns && dice.chance(30)) {
            return patterns(scope);
        }
        Type type = selected();
        Tree selector = grammar.expressions.any(type, scope, 2);
        boolean arrows = dice.chance(50);
        Scope inside = scope.inner();
        inside.switchTarget();
        List<Object> parts = new ArrayList<>();
        parts.add("switch (");
        parts.add(selector);
        parts.add(") {\n");
        List<String> labels = labels(type);
        int withDefault = dice.chance(60) ? dice.below(labels.size() + 1) : -1;
        for (int i = 0; i <= labels.size(); i++) {
            if (i == withDefault) {
                parts.add(group("default", arrows, inside));
            }
            if (i < labels.size()) {
                parts.add(group("case " + labels.get(i), arrows, inside));
            }
        }
        // Whatever the groups do, the end is reached.
        parts.add(arrows ? "" : "case " + unused(type) + ": break;\n");
        parts.add("}");
        return Tree.statement(parts);
    }

    private static String unused(Type type) {
        return switch (type) {
            case STRING -> "\"never\"";
            case COLOR -> "BLACK";
            case CHAR -> "'!'";
            case BYTE -> "99";
            default -> "99";
        };
    }

    private Tree group(String label, boolean arrow, Scope scope) {
        if (arrow) {
            return Tree.option(label + " -> ", grammar.statements.block(scope), "\n");
        }
        return Tree.option(
                label + ": ",
                Tree.option(grammar.statements.block(scope), "\n"),
                Tree.option(dice.chance(50) ? "break;\n" : ""));
    }

    private Tree patterns(Scope scope) {
        Tree selector = grammar.expressions.any(Type.OBJECT, scope, 2);
        Scope inside = scope.inner();
        inside.switchTarget();
        List<Object> parts = new ArrayList<>();
        parts.add("switch ((Object) ");
        parts.add(selector);
        parts.add(") {\n");
        if (dice.chance(50)) {
            parts.add(group("case null", true, inside));
        }
        for (Type type : List.of(Type.BOXED_INT, Type.STRING, Type.COLOR)) {
            parts.add(pattern(type, inside));
        }
        Scope pair = inside.inner();
        String left = grammar.name("m");
        String right = grammar.name("m");
        pair.declare(left, Type.BOXED_INT, true);
        pair.declare(right, Type.OBJECT, true);
        parts.add(
                Tree.option(
                        "case Trace.Pair(Integer " + left + ", Object " + right + ") ",
                        guard(pair),
                        " -> ",
                        grammar.statements.block(pair),
                        "\n"));
        parts.add("default -> ");
        parts.add(grammar.statements.block(inside));
        parts.add("\n}");
        return Tree.statement(parts);
    }

    private Tree pattern(Type type, Scope scope) {
        Scope inside = scope.inner();
        String name = grammar.name("m");
        inside.declare(name, type, true);
        return Tree.option(
                "case " + type.source + " " + name + " ",
                guard(inside),
                " -> ",
                grammar.statements.block(inside),
                "\n");
    }

    /** Not a constant, which javac does not allow here. */
    private Tree guard(Scope scope) {
        return Tree.option(
                "when t.see(" + grammar.site() + ", ",
                grammar.expressions.argument(Type.BOOLEAN, scope.inGuard(), 3),
                ")");
    }

    Tree expression(Type result, Scope scope, int depth) {
        return expression(result, scope, depth, false);
    }

    /**
     * Among operands that javac has to put aside if there is a try statement inside; one of them
     * may be an object whose constructor waits for the switch.
     */
    Tree amongOperands(Scope scope) {
        boolean constructs = dice.chance(50);
        return Tree.statement(
                "t.among(",
                grammar.expressions.argument(Type.STRING, scope, 3),
                ", ",
                grammar.expressions.argument(Type.INT, scope, 3),
                ", ",
                constructs ? constructed(scope) : expression(Type.OBJECT, scope, 1, scope.mayTry),
                ", ",
                grammar.expressions.argument(Type.LONG, scope, 3),
                ");");
    }

    private Tree constructed(Scope scope) {
        return Tree.expression(
                Type.OBJECT,
                "new Trace.Pair(",
                grammar.expressions.argument(Type.STRING, scope, 3),
                ", ",
                expression(Type.OBJECT, scope, 1, scope.mayTry),
                ")");
    }

    private Tree expression(Type result, Scope scope, int depth, boolean mayTry) {
        if (grammar.patterns && dice.chance(30)) {
            return patterns(result, scope, depth, mayTry);
        }
        Type type = selected();
        boolean arrows = dice.chance(60);
        Scope inside = scope.inSwitchExpression(result, mayTry);
        List<Object> parts = new ArrayList<>();
        parts.add("((" + result.source + ") switch (");
        parts.add(grammar.expressions.any(type, scope, depth + 1));
        parts.add(") {\n");
        for (String constant : labels(type)) {
            if (dice.chance(70)) {
                parts.add(branch(label("case " + constant), result, arrows, inside, depth));
            }
        }
        parts.add(branch(label("default"), result, arrows, inside, depth));
        parts.add("})");
        return new Tree(Tree.Sort.EXPRESSION, result, List.copyOf(parts));
    }

    private Tree patterns(Type result, Scope scope, int depth, boolean mayTry) {
        Scope inside = scope.inSwitchExpression(result, mayTry);
        List<Object> parts = new ArrayList<>();
        parts.add("((" + result.source + ") switch ((Object) ");
        parts.add(grammar.expressions.any(Type.OBJECT, scope, depth + 1));
        parts.add(") {\n");
        for (Type type : List.of(Type.BOXED_LONG, Type.BOX)) {
            Scope matched = inside.inner();
            String name = grammar.name("m");
            matched.declare(name, type, true);
            Tree label = label("case " + type.source + " " + name + " ", guard(matched));
            parts.add(Tree.option(branch(label, result, true, matched, depth)));
        }
        Scope nested = inside.inner();
        String left = grammar.name("m");
        String right = grammar.name("m");
        nested.declare(left, Type.OBJECT, true);
        nested.declare(right, Type.STRING, true);
        String pair = "Trace.Pair(Trace.Pair(var " + left + ", var " + grammar.name("m") + ")";
        Tree label = label("case " + pair + ", String " + right + ") ", guard(nested));
        parts.add(Tree.option(branch(label, result, true, nested, depth)));
        parts.add(branch(label("default"), result, true, inside, depth));
        parts.add("})");
        return new Tree(Tree.Sort.EXPRESSION, result, List.copyOf(parts));
    }

    private static Tree label(Object... parts) {
        return Tree.expression(null, parts);
    }

    private Tree branch(Tree label, Type result, boolean arrow, Scope scope, int depth) {
        String cast = result.isPrimitive() ? "(" + result.source + ") " : "";
        if (arrow && dice.chance(60)) {
            Tree value = grammar.expressions.any(result, scope, depth + 1);
            return Tree.expression(null, label, " -> " + cast, value, ";\n");
        }
        Scope inside = scope.inner();
        List<Tree> statements = grammar.statements.list(inside, dice.between(0, 2));
        statements.add(grammar.jumps.result("yield ", result, inside));
        return Tree.expression(null, label, arrow ? " -> " : ": ", Tree.block(statements), "\n");
    }
}
