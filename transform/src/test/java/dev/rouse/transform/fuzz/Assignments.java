package dev.rouse.transform.fuzz;

import java.util.List;

/** Assignments of all kinds, to variables, fields and elements. */
final class Assignments {

    private final Grammar grammar;
    private final Dice dice;

    Assignments(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    /** As an expression, whose value is the one assigned; or a simple one if nothing can be. */
    Tree expression(Type type, Scope scope, int depth) {
        Tree target = target(type, scope, depth);
        if (target == null) {
            return grammar.expressions.simple(type, scope);
        }
        return Tree.expression(type, "(", assignment(type, target, scope, depth), ")");
    }

    /** As a statement. */
    Tree statement(Scope scope) {
        for (int tries = 0; tries < 5; tries++) {
            Type type = dice.of(Type.ALL);
            Tree target = target(type, scope, 1);
            if (target != null) {
                return Tree.statement(assignment(type, target, scope, 0), ";");
            }
        }
        return Tree.statement("t.at(" + grammar.site() + ");");
    }

    private Tree assignment(Type type, Tree target, Scope scope, int depth) {
        boolean counts = type.isNumber() || type == Type.BOXED_INT || type == Type.BOXED_LONG;
        if (counts && dice.chance(25)) {
            String operator = dice.of("++", "--");
            return dice.chance(50)
                    ? Tree.expression(null, operator, target)
                    : Tree.expression(null, target, operator);
        }
        if (dice.chance(60)) {
            if (type.isNumber()) {
                return compoundOfNumbers(type, target, scope, depth);
            }
            if (counts) {
                return Tree.expression(
                        null,
                        target,
                        dice.of(" += ", " -= ", " ^= "),
                        value(type == Type.BOXED_INT ? Type.INT : Type.LONG, scope, depth));
            }
            if (type == Type.BOOLEAN || type == Type.BOXED_BOOLEAN) {
                return Tree.expression(
                        null, target, dice.of(" &= ", " |= ", " ^= "), value(type, scope, depth));
            }
            if (type == Type.STRING) {
                Type shown = dice.of(Type.ALL).readable();
                return Tree.expression(null, target, " += ", value(shown, scope, depth));
            }
        }
        return Tree.expression(null, target, " = ", value(type, scope, depth));
    }

    private Tree compoundOfNumbers(Type type, Tree target, Scope scope, int depth) {
        if (type.isIntegral() && dice.chance(40)) {
            Type right = dice.of(Type.INTEGRALS);
            String operator = dice.of(" <<= ", " >>= ", " >>>= ", " &= ", " |= ", " ^= ");
            return Tree.expression(null, target, operator, value(right, scope, depth));
        }
        Type right = dice.of(Type.NUMBERS);
        String operator = dice.of(" += ", " -= ", " *= ");
        return Tree.expression(null, target, operator, value(right, scope, depth));
    }

    private Tree value(Type type, Scope scope, int depth) {
        return grammar.expressions.assigned(type, scope, depth + 1);
    }

    /** What can be assigned to; null if there is nothing. */
    private Tree target(Type type, Scope scope, int depth) {
        List<Type> arrays = type.arrays();
        if (!arrays.isEmpty() && dice.chance(35)) {
            return Tree.expression(
                    null,
                    grammar.expressions.any(dice.of(arrays), scope, depth + 1),
                    "[",
                    grammar.expressions.index(scope, depth + 1),
                    "]");
        }
        if (!scope.isGuard && dice.chance(15)) {
            String field =
                    switch (type) {
                        case INT -> ".i";
                        case LONG -> ".l";
                        case DOUBLE -> ".d";
                        case OBJECT -> ".o";
                        default -> null;
                    };
            if (field != null) {
                return Tree.expression(
                        null, grammar.expressions.any(Type.BOX, scope, depth + 1), field);
            }
        }
        List<Scope.Variable> variables = scope.assignable(type);
        return variables.isEmpty() ? null : Tree.expression(null, dice.of(variables).name());
    }
}
