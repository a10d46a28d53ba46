package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of all kinds: futures with and without a value, streams, generators. Lambdas and what is
 * made of them are cast to the type that they have anyway: else javac looks at a body twice for
 * each call and each lambda around it, which is four to the power of the depth.
 */
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
            case 0 -> action(scope, 5);
            case 1, 2, 3 -> drained(scope, 5);
            case 4, 5 -> paced(scope, 5);
            default -> async(Type.OBJECT, scope, 5);
        };
    }

    /** An await of a block inside. */
    Tree await(Type type, Scope scope) {
        if (type == Type.INT && dice.chance(60)) {
            return Tree.expression(null, "await(", drained(scope, 2), ")");
        }
        if (type == Type.OBJECT && dice.chance(40)) {
            return Tree.expression(
                    null, "await(t.block(" + grammar.site() + ", ", action(scope, 2), "))");
        }
        Tree block = async(type, scope, 2);
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
        return Tree.expression(
                type,
                "((" + type.source + ") t.all(" + grammar.site() + ", " + dice.between(1, 6) + ", ",
                otherwise(type) + ", ",
                generated(type, scope, 2),
                "))");
    }

    private Tree generated(Type type, Scope scope, int most) {
        Type yields = dice.of(Type.ALL);
        String types = yields.boxed + ", " + type.boxed;
        return Tree.expression(
                null,
                "(Generator<" + types + ">) Async.generator(",
                "(GeneratorBlock<" + types + ">) () -> ",
                body(scope.inGenerator(yields, type), most),
                ")");
    }

    /** The end of a generator that may be closed at each of its values. */
    private Tree paced(Scope scope, int most) {
        Type type = dice.of(Type.ALL);
        return Tree.expression(
                null,
                "t.paced(" + grammar.site() + ", " + dice.between(1, 8) + ", " + dice.chance(70),
                ", " + otherwise(type) + ", ",
                generated(type, scope, most),
                ")");
    }

    /** What a block is worth that was given up. */
    private static String otherwise(Type type) {
        return "(" + type.source + ") " + type.zero();
    }

    private Tree async(Type type, Scope scope, int most) {
        return Tree.expression(
                null,
                "(Future<" + type.boxed + ">) async(",
                "(AsyncBlock<" + type.boxed + ">) () -> ",
                body(scope.inLambda(type, true), most),
                ")");
    }

    private Tree action(Scope scope, int most) {
        return Tree.expression(
                null,
                "(Future<Void>) async((AsyncAction) () -> ",
                body(scope.inAction(), most),
                ")");
    }

    /** The number of items of a stream. */
    private Tree drained(Scope scope, int most) {
        Type emitted = dice.of(Type.ALL);
        return Tree.expression(
                null,
                "t.drain(" + grammar.site() + ", " + dice.between(1, 8) + ", " + dice.chance(40),
                ", (Stream<" + emitted.boxed + ">) Async.stream(",
                "(StreamBlock<" + emitted.boxed + ">) () -> ",
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
                scope.mayAwait ? "emit(" : "yield_(",
                grammar.expressions.argument(type, scope, 1),
                ");");
    }
}
