package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Blocks of all kinds: futures with and without a value, streams, generators. */
final class Blocks {

    /** Two slots for each are more than a byte can count. */
    private static final int WIDE = 130;

    private final Grammar grammar;
    private final Dice dice;

    Blocks(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    /** The future that a program makes: its outermost block, or what owns that. */
    Tree outermost(Scope scope) {
        return switch (dice.below(10)) {
            case 0 -> async(scope.inAction(), 5);
            case 1, 2, 3 -> drained(scope, 5);
            default -> async(scope.inLambda(Type.OBJECT, true), 5);
        };
    }

    /** An await of a block inside. */
    Tree await(Type type, Scope scope) {
        if (type == Type.INT && dice.chance(60)) {
            return Tree.expression(null, "await(", drained(scope, 2), ")");
        }
        if (type == Type.OBJECT && dice.chance(40)) {
            return Tree.expression(
                    null, "await(t.block(" + grammar.site() + ", ", async(scope.inAction(), 2), "))");
        }
        Tree block = async(scope.inLambda(type, true), 2);
        return dice.chance(30)
                ? Tree.expression(
                        null,
                        "await(t.within(" + grammar.site() + ", " + dice.between(0, 3) + ", ",
                        otherwise(type) + ", ",
                        block,
                        "))")
                : Tree.expression(null, "await(t.block(" + grammar.site() + ", ", block, "))");
    }

    /** The end of a generator inside. */
    Tree generator(Type type, Scope scope) {
        Type yields = dice.of(Type.ALL);
        Scope inside = scope.inGenerator(yields, type);
        return Tree.expression(
                type,
                "((" + type.source + ") t.all(" + grammar.site() + ", " + dice.between(1, 6) + ", ",
                otherwise(type) + ", Async.<" + yields.boxed + ", " + type.boxed + ">generator(",
                "() -> ",
                body(inside, 2),
                ")))");
    }

    /** What a block is worth that was given up. */
    private static String otherwise(Type type) {
        return "(" + type.source + ") " + type.zero();
    }

    private Tree async(Scope inside, int most) {
        return Tree.expression(null, "async(() -> ", body(inside, most), ")");
    }

    /** The number of items of a stream. */
    private Tree drained(Scope scope, int most) {
        Type emitted = dice.of(Type.ALL);
        return Tree.expression(
                null,
                "t.drain(" + grammar.site() + ", " + dice.between(1, 8) + ", " + dice.chance(40),
                ", Async.<" + emitted.boxed + ">stream(() -> ",
                body(scope.inStream(emitted), most),
                "))");
    }

    private Tree body(Scope inside, int most) {
        List<Tree> statements = new ArrayList<>();
        if (dice.chance(3)) {
            statements.add(wide(inside));
        }
        for (Scope.Variable captured : List.copyOf(inside.variables())) {
            if (dice.chance(10)) {
                String name = grammar.name("c");
                String start = captured.type().source + " " + name + " = " + captured.name();
                statements.add(Tree.statement(start + ";"));
                inside.declare(name, captured.type(), false);
            }
        }
        statements.addAll(grammar.statements.list(inside, dice.between(1, most + 1)));
        if (!inside.returnsNothing) {
            statements.add(grammar.jumps.end(inside));
        }
        return Tree.block(statements);
    }

    /** So many variables that all later ones need instructions with a wide index. */
    private Tree wide(Scope scope) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < WIDE; i++) {
            String name = grammar.name("w");
            names.append(i == 0 ? "long " : ", ").append(name).append(" = ").append(i);
            if (i % 40 == 0) {
                scope.declare(name, Type.LONG, false);
            }
        }
        return Tree.statement(names + ";");
    }

    /** A value handed out by the stream or generator around. */
    Tree handOut(Scope scope) {
        Type type = scope.handedOut;
        return Tree.statement(
                (scope.mayAwait ? "emit(" : "yield_(")
                        + (type.isPrimitive() ? "(" + type.source + ") " : ""),
                grammar.expressions.any(type, scope, 1),
                ");");
    }
}
