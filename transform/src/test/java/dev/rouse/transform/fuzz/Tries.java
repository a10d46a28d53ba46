package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Try statements with any of resources, handlers and a finally clause. */
final class Tries {

    /** Handlers that may stand together in this order. */
    private static final List<List<String>> HANDLERS =
            List.of(
                    List.of("Trace.Boom"),
                    List.of("Trace.Bang"),
                    List.of("Trace.Boom", "RuntimeException"),
                    List.of("Trace.Boom | ArithmeticException"),
                    List.of("RuntimeException", "Exception"),
                    List.of("Exception"),
                    List.of("Exception", "Error"),
                    List.of("Throwable"),
                    List.of("Trace.Bang | Trace.Crash", "Throwable"));

    private final Grammar grammar;
    private final Dice dice;

    Tries(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    Tree any(Scope scope) {
        boolean hasResources = dice.chance(35);
        boolean hasFinally = dice.chance(50);
        boolean hasHandlers = dice.chance(50) || !hasResources && !hasFinally;
        List<Object> parts = new ArrayList<>();
        Scope inside = scope.inner();
        if (hasResources && dice.chance(15)) {
            parts.add(existing(inside));
        } else {
            parts.add("try ");
            if (hasResources) {
                parts.add(resources(inside));
            }
        }
        // If a handler or the body can be left at its end, so can the statement.
        parts.add("{\nt.at(" + grammar.site() + ");\n");
        parts.add(hasHandlers ? openBlock(inside) : grammar.statements.block(inside));
        parts.add("}");
        if (hasHandlers) {
            for (String type : dice.of(HANDLERS)) {
                parts.add(handler(type, scope));
            }
        }
        if (hasFinally) {
            parts.add(Tree.option(" finally ", grammar.statements.block(scope)));
        }
        return Tree.statement(parts);
    }

    private Tree openBlock(Scope scope) {
        return grammar.statements.openBlock(scope);
    }

    private Tree handler(String type, Scope scope) {
        String name = grammar.name("x");
        Scope inside = scope.inner();
        inside.declare(name, Type.OBJECT, true);
        return Tree.option(
                " catch (" + type + " " + name + ") {\nt.see(" + grammar.site() + ", " + name,
                ");\n",
                dice.chance(15)
                        ? Tree.statement(
                                "if (",
                                grammar.expressions.any(Type.BOOLEAN, inside, 3),
                                ") {\nthrow " + name + ";\n}")
                        : Tree.statement(""),
                grammar.statements.block(inside),
                "}");
    }

    private Tree resources(Scope scope) {
        List<Object> parts = new ArrayList<>();
        for (int i = dice.between(1, 2); i > 0; i--) {
            parts.add(parts.isEmpty() ? "(" : "; ");
            parts.add("Trace.Resource " + grammar.name("r") + " = ");
            parts.add(resource(scope));
        }
        parts.add(") ");
        return Tree.expression(null, parts.toArray());
    }

    private Tree resource(Scope scope) {
        String site = String.valueOf(grammar.site());
        Tree value = grammar.expressions.argument(Type.OBJECT, scope, 2);
        if (dice.chance(10)) {
            return Tree.expression(null, "null");
        }
        if (scope.mayAwait && dice.chance(30)) {
            return Tree.expression(
                    null,
                    "await(t.<Trace.Resource>step(" + grammar.site() + ", t.open(" + site + ", ",
                    value,
                    ")))");
        }
        return dice.chance(50)
                ? Tree.expression(null, "t.open(" + site + ", ", value, ")")
                : Tree.expression(null, "new Trace.Resource(t, " + site + ", ", value, ")");
    }

    /** Over a resource that is a variable already. */
    private Tree existing(Scope scope) {
        String name = grammar.name("r");
        return Tree.expression(
                null, "Trace.Resource " + name + " = ", resource(scope), ";\ntry (" + name + ") ");
    }
}
