package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Operators and calls that make a value of a type out of others. */
final class Operators {

    private final Grammar grammar;
    private final Dice dice;

    Operators(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    Tree of(Type type, Scope scope, int depth) {
        if (type == Type.BOOLEAN) {
            return truth(scope, depth);
        }
        if (type == Type.INT && dice.chance(40)) {
            return integer(scope, depth);
        }
        if (type.isNumber()) {
            return number(type, scope, depth);
        }
        return switch (type) {
            case BOXED_INT -> cast(type, "Integer", Type.INT, scope, depth);
            case BOXED_LONG -> cast(type, "Long", Type.LONG, scope, depth);
            case BOXED_BOOLEAN -> cast(type, "Boolean", Type.BOOLEAN, scope, depth);
            case STRING -> string(scope, depth);
            case COLOR ->
                    Tree.expression(
                            type,
                            "Trace.Color.values()[",
                            operand(Type.INT, scope, depth),
                            " & 3]");
            case OBJECT -> object(scope, depth);
            case BOX -> grammar.objects.box(scope, depth);
            default -> array(type, scope, depth);
        };
    }

    private Tree operand(Type type, Scope scope, int depth) {
        return grammar.expressions.any(type, scope, depth + 1);
    }

    private Tree argument(Type type, Scope scope, int depth) {
        return grammar.expressions.argument(type, scope, depth + 1);
    }

    private Tree cast(Type type, String to, Type from, Scope scope, int depth) {
        return Tree.expression(
                type, "((" + to + ") (" + from.source + ") ", operand(from, scope, depth), ")");
    }

    private Tree number(Type type, Scope scope, int depth) {
        Type left = dice.of(type.isIntegral() ? Type.INTEGRALS : Type.NUMBERS);
        Type right = dice.of(type.isIntegral() ? Type.INTEGRALS : Type.NUMBERS);
        String start = "((" + type.source + ") (";
        if (dice.chance(20)) {
            Type from = dice.of(Type.NUMBERS);
            return Tree.expression(type, start, operand(from, scope, depth), "))");
        }
        if (dice.chance(12)) {
            String sign = type.isIntegral() ? dice.of("-", "~", "+") : "-";
            return Tree.expression(type, start + sign, operand(left, scope, depth), "))");
        }
        if (type.isIntegral() && dice.chance(50)) {
            String operator = dice.of(" << ", " >> ", " >>> ", " & ", " | ", " ^ ");
            return binary(type, operator, left, right, scope, depth);
        }
        if (dice.chance(20)) {
            return Tree.expression(
                    type,
                    start,
                    operand(left, scope, depth),
                    dice.of(" / (", " % ("),
                    operand(Type.INT, scope, depth),
                    dice.chance(90) ? " | 1)))" : ")))");
        }
        return binary(type, dice.of(" + ", " - ", " * "), left, right, scope, depth);
    }

    private Tree binary(Type type, String operator, Type left, Type right, Scope scope, int depth) {
        return Tree.expression(
                type,
                "((" + type.source + ") (",
                operand(left, scope, depth),
                operator,
                operand(right, scope, depth),
                "))");
    }

    private Tree integer(Scope scope, int depth) {
        return switch (dice.below(9)) {
            case 8 ->
                    Tree.expression(
                            Type.INT,
                            "own(t, ",
                            argument(Type.INT, scope, depth),
                            ", ",
                            argument(Type.LONG, scope, depth),
                            ")");
            case 0 -> Tree.expression(Type.INT, operand(Type.STRING, scope, depth), ".length()");
            case 1 ->
                    Tree.expression(
                            Type.INT, operand(dice.of(Type.ARRAYS), scope, depth), ".length");
            case 2 -> cast(Type.INT, "int", Type.BOXED_INT, scope, depth);
            case 3 -> cast(Type.INT, "int", Type.LONG, scope, depth);
            case 4 -> Tree.expression(Type.INT, operand(Type.COLOR, scope, depth), ".ordinal()");
            case 5 -> Tree.expression(Type.INT, operand(Type.BOX, scope, depth), ".i");
            case 6 -> grammar.objects.subclass(scope, depth);
            default ->
                    Tree.expression(
                            Type.INT,
                            "t.mix(",
                            argument(Type.BYTE, scope, depth),
                            ", ",
                            argument(Type.LONG, scope, depth),
                            ", ",
                            argument(Type.CHAR, scope, depth),
                            ", ",
                            argument(Type.DOUBLE, scope, depth),
                            ", ",
                            argument(Type.OBJECT, scope, depth),
                            ")");
        };
    }

    private Tree truth(Scope scope, int depth) {
        return switch (dice.below(9)) {
            case 0, 1 ->
                    Tree.expression(
                            Type.BOOLEAN,
                            "(",
                            operand(dice.of(Type.NUMBERS), scope, depth),
                            dice.of(" < ", " >= ", " == ", " != ", " > "),
                            operand(dice.of(Type.NUMBERS), scope, depth),
                            ")");
            case 2, 3, 4 ->
                    Tree.expression(
                            Type.BOOLEAN,
                            "(",
                            operand(Type.BOOLEAN, scope, depth),
                            dice.of(" && ", " || ", " && ", " || ", " ^ ", " & ", " == "),
                            operand(Type.BOOLEAN, scope, depth),
                            ")");
            case 5 -> Tree.expression(Type.BOOLEAN, "(!", operand(Type.BOOLEAN, scope, depth), ")");
            case 6 -> {
                Type same = dice.of(Type.STRING, Type.OBJECT, Type.COLOR, Type.BOX);
                yield Tree.expression(
                        Type.BOOLEAN,
                        "((Object) ",
                        operand(same, scope, depth),
                        dice.of(" == ", " != "),
                        "(Object) ",
                        operand(same, scope, depth),
                        ")");
            }
            case 7 -> grammar.objects.matches(scope, depth);
            default -> cast(Type.BOOLEAN, "boolean", Type.BOXED_BOOLEAN, scope, depth);
        };
    }

    private Tree string(Scope scope, int depth) {
        if (dice.chance(15)) {
            Type type = dice.of(Type.ALL).readable();
            return Tree.expression(
                    Type.STRING,
                    "new StringBuilder(",
                    operand(Type.STRING, scope, depth),
                    ").append((" + type.source + ") ",
                    operand(type, scope, depth),
                    ").toString()");
        }
        List<Object> parts = new ArrayList<>(List.of("(\"\""));
        for (int i = dice.between(1, 3); i > 0; i--) {
            parts.add(" + ");
            parts.add(operand(dice.of(Type.ALL).readable(), scope, depth));
        }
        parts.add(")");
        return new Tree(Tree.Sort.EXPRESSION, Type.STRING, List.copyOf(parts));
    }

    private Tree object(Scope scope, int depth) {
        if (dice.chance(25)) {
            return Tree.expression(
                    Type.OBJECT,
                    "((Object) new Trace.Pair(",
                    argument(Type.OBJECT, scope, depth),
                    ", ",
                    argument(Type.OBJECT, scope, depth),
                    "))");
        }
        if (!scope.records().isEmpty() && dice.chance(40)) {
            return grammar.objects.localRecord(scope, depth);
        }
        Type type = dice.of(Type.ALL);
        return Tree.expression(Type.OBJECT, "((Object) ", operand(type, scope, depth), ")");
    }

    private Tree array(Type type, Scope scope, int depth) {
        if (dice.chance(25)) {
            return Tree.expression(type, operand(type, scope, depth), ".clone()");
        }
        List<Object> parts = new ArrayList<>();
        parts.add("(new " + type.source + " {");
        for (int i = 0; i < Type.LENGTH; i++) {
            parts.add(i == 0 ? "" : ", ");
            parts.add(operand(type.element(), scope, depth));
        }
        parts.add("})");
        return new Tree(Tree.Sort.EXPRESSION, type, List.copyOf(parts));
    }
}
