package dev.rouse.transform.fuzz;

import java.util.List;

/** Expressions of a wanted type. What they are made of is in the other parts of the grammar. */
final class Expressions {

    /** Deeper expressions are hard to read and show nothing new. */
    private static final int DEEPEST = 5;

    private final Grammar grammar;
    private final Dice dice;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    /** Some expression that can stand wherever its type is wanted, in parentheses if need be. */
    Tree any(Type type, Scope scope, int depth) {
        if (depth >= DEEPEST || !dice.mayGrow()) {
            return simple(type, scope);
        }
        int choice = dice.below(100);
        if (choice < 15) {
            return simple(type, scope);
        }
        if (choice < 40 && scope.mayAwait) {
            return await(type, scope, depth);
        }
        if (choice < 45) {
            return seen(type, scope, depth);
        }
        if (choice < 51) {
            return ternary(type, scope, depth);
        }
        if (choice < 60) {
            return grammar.assignments.expression(type, scope, depth);
        }
        if (choice < 63) {
            return grammar.switches.expression(type, scope, depth);
        }
        if (choice < 66) {
            return dice.chance(70)
                    ? grammar.objects.lambda(type, scope, depth)
                    : grammar.blocks.generator(type, scope);
        }
        if (choice < 70 && !type.arrays().isEmpty()) {
            return element(type, scope, depth);
        }
        return grammar.operators.of(type, scope, depth);
    }

    Tree simple(Type type, Scope scope) {
        List<Scope.Variable> variables = scope.variables(type);
        return variables.isEmpty() || dice.chance(30)
                ? Tree.expression(type, "(", type.constant(dice), ")")
                : Tree.expression(type, dice.of(variables).name());
    }

    Tree await(Type type, Scope scope, int depth) {
        if (dice.chance(12)) {
            return Tree.expression(
                    type, "((" + type.source + ") ", grammar.blocks.await(type, scope), ")");
        }
        return Tree.expression(type, "((" + type.source + ") ", bareAwait(type, scope, depth), ")");
    }

    /** Its type is a reference where the wanted one is primitive. */
    private Tree bareAwait(Type type, Scope scope, int depth) {
        return Tree.expression(
                null,
                "await(t.<" + type.boxed + ">step(" + grammar.site() + ", ",
                argument(type, scope, depth + 1),
                dice.chance(10) ? ").map(x -> x))" : "))");
    }

    /** For the right side of an assignment, where a reference may be converted too. */
    Tree assigned(Type type, Scope scope, int depth) {
        return scope.mayAwait && dice.chance(30)
                ? Tree.expression(type, bareAwait(type, scope, depth))
                : any(type, scope, depth);
    }

    /**
     * For a call. With the cast it can only have one type: what else it could be would make javac
     * look at it twice, and at the arguments of calls inside it four times, and so on.
     */
    Tree argument(Type type, Scope scope, int depth) {
        return Tree.expression(null, "(" + type.source + ") ", any(type, scope, depth));
    }

    private Tree seen(Type type, Scope scope, int depth) {
        return Tree.expression(
                type,
                "((" + type.source + ") t.see(" + grammar.site() + ", ",
                argument(type, scope, depth + 1),
                "))");
    }

    private Tree ternary(Type type, Scope scope, int depth) {
        return Tree.expression(
                type,
                "((" + type.source + ") (",
                any(Type.BOOLEAN, scope, depth + 1),
                " ? ",
                argument(type, scope, depth + 1),
                " : ",
                argument(type, scope, depth + 1),
                "))");
    }

    private Tree element(Type type, Scope scope, int depth) {
        return Tree.expression(
                type,
                any(dice.of(type.arrays()), scope, depth + 1),
                "[",
                index(scope, depth + 1),
                "]");
    }

    /** Of an array; nearly always a good one. */
    Tree index(Scope scope, int depth) {
        return dice.chance(3)
                ? any(Type.INT, scope, depth)
                : Tree.expression(null, any(Type.INT, scope, depth), " & 3");
    }
}
