package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Statements and blocks of them. */
final class Statements {

    private static final int DEEPEST = 6;

    private final Grammar grammar;
    private final Dice dice;

    Statements(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    /** A block whose end can be reached. */
    Tree block(Scope scope) {
        return Tree.block(list(scope.inner(), dice.between(0, 3)));
    }

    /** A block that may end in a jump; nothing may follow that relies on its end. */
    Tree openBlock(Scope scope) {
        Scope inside = scope.inner();
        List<Tree> statements = list(inside, dice.between(0, 2));
        if (dice.chance(50)) {
            statements.add(grammar.jumps.any(inside));
        }
        return Tree.block(statements);
    }

    List<Tree> list(Scope scope, int length) {
        List<Tree> statements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            statements.add(any(scope));
        }
        return statements;
    }

    private Tree any(Scope scope) {
        boolean simple = scope.depth > DEEPEST || !dice.mayGrow();
        if (scope.handedOut != null && dice.chance(15)) {
            return grammar.blocks.handOut(scope);
        }
        int choice = dice.below(simple ? 50 : 100);
        if (choice < 18) {
            return declaration(scope);
        }
        if (choice < 35) {
            return grammar.assignments.statement(scope);
        }
        if (choice < 44) {
            return seen(scope);
        }
        if (choice < 50) {
            return grammar.jumps.guarded(scope);
        }
        if (choice < 56) {
            return condition(scope);
        }
        if (choice < 66) {
            return grammar.loops.any(scope);
        }
        if (choice < 84 && scope.mayTry) {
            return grammar.tries.any(scope);
        }
        if (choice < 91) {
            return grammar.switches.statement(scope);
        }
        return rare(scope);
    }

    private Tree rare(Scope scope) {
        return switch (dice.below(scope.mayTry ? 8 : 6)) {
            case 6 ->
                    Tree.statement(
                            "synchronized (",
                            dice.chance(30)
                                    ? grammar.expressions.any(Type.BOX, scope, 2)
                                    : "t.lock()",
                            ") ",
                            block(scope.withoutAwaits()));
            case 1 -> scope.isGuard ? seen(scope) : localRecord(scope);
            case 2 -> assertion(scope);
            case 3 -> assignedLater(scope);
            case 4 -> unlessMatched(scope);
            case 5 -> localClass(scope);
            case 0 -> Tree.statement(block(scope));
            default -> grammar.switches.amongOperands(scope);
        };
    }

    private Tree declaration(Scope scope) {
        Type type = dice.of(Type.ALL);
        boolean isFinal = dice.chance(30);
        String name = grammar.name("v");
        Tree value = grammar.expressions.assigned(type, scope, 1);
        String cast = type.isPrimitive() && !dice.chance(30) ? "(" + type.source + ") " : "";
        if (type.isNumber() && cast.isEmpty()) {
            value = grammar.expressions.any(type, scope, 1);
        }
        scope.declare(name, type, isFinal);
        boolean inferred = dice.chance(15) && !cast.isEmpty();
        return Tree.statement(
                (isFinal ? "final " : "")
                        + (inferred ? "var" : type.source)
                        + " "
                        + name
                        + " = "
                        + cast,
                value,
                ";");
    }

    private Tree seen(Scope scope) {
        Type type = dice.of(Type.ALL);
        return Tree.statement(
                "t.see(" + grammar.site() + ", ",
                grammar.expressions.argument(type, scope, 1),
                ");");
    }

    private Tree condition(Scope scope) {
        Tree test = grammar.expressions.any(Type.BOOLEAN, scope, 1);
        return dice.chance(50)
                ? Tree.statement("if (", test, ") ", openBlock(scope))
                : Tree.statement(
                        "if (", test, ") ", block(scope), Tree.option(" else ", openBlock(scope)));
    }

    private Tree assertion(Scope scope) {
        return Tree.statement(
                "assert ",
                grammar.expressions.any(Type.BOOLEAN, scope, 1),
                " : ",
                grammar.expressions.any(Type.STRING, scope, 2),
                ";");
    }

    private Tree assignedLater(Scope scope) {
        Type type = dice.of(Type.ALL);
        String name = grammar.name("v");
        Tree tree =
                Tree.statement(
                        type.source + " " + name + ";\nif (",
                        grammar.expressions.any(Type.BOOLEAN, scope, 1),
                        ") {\n" + name + " = ",
                        grammar.expressions.any(type, scope, 2),
                        ";\n} else {\n" + name + " = ",
                        grammar.expressions.any(type, scope, 2),
                        ";\n}");
        scope.declare(name, type, true);
        return tree;
    }

    private Tree unlessMatched(Scope scope) {
        Type type = dice.of(Type.BOXED_INT, Type.STRING, Type.BOX);
        String name = grammar.name("m");
        Tree tree =
                Tree.statement(
                        "if (!((Object) ",
                        grammar.expressions.any(Type.OBJECT, scope, 2),
                        " instanceof " + type.source + " " + name + ")) {\n",
                        grammar.jumps.any(scope),
                        "}");
        scope.declare(name, type, true);
        return tree;
    }

    private Tree localRecord(Scope scope) {
        String name = grammar.name("R");
        scope.declareRecord(name);
        return Tree.statement("record " + name + "(int a, String b) {}");
    }

    /** A class that captures what it uses, so its constructor gets more than it shows. */
    private Tree localClass(Scope scope) {
        String name = grammar.name("L");
        Tree result = grammar.expressions.any(Type.LONG, scope.inClass(), 3);
        return Tree.statement(
                "class " + name + " {\nfinal int i;\n" + name + "(int i) {\nthis.i = i;\n}\n",
                "long get() throws Exception {\nreturn i + ",
                result,
                ";\n}\n}\n",
                "t.see(" + grammar.site() + ", new " + name + "(",
                grammar.expressions.argument(Type.INT, scope, 1),
                ").get());");
    }
}
