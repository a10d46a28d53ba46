package dev.rouse.transform.fuzz;

/** Objects that are made: with constructors or as lambdas; and patterns that they match. */
final class Objects {

    private final Grammar grammar;
    private final Dice dice;

    Objects(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    private Tree operand(Type type, Scope scope, int depth) {
        return grammar.expressions.any(type, scope, depth + 1);
    }

    private Tree argument(Type type, Scope scope, int depth) {
        return grammar.expressions.argument(type, scope, depth + 1);
    }

    Tree box(Scope scope, int depth) {
        return Tree.expression(Type.BOX, "(new Trace.Box(", boxArguments(scope, depth), "))");
    }

    private Tree boxArguments(Scope scope, int depth) {
        return Tree.expression(
                null,
                argument(Type.INT, scope, depth),
                ", ",
                argument(Type.LONG, scope, depth),
                ", ",
                argument(Type.DOUBLE, scope, depth),
                ", ",
                argument(Type.OBJECT, scope, depth));
    }

    /** An anonymous class, which sees constants, with arguments for its constructor. */
    Tree subclass(Scope scope, int depth) {
        Tree result = grammar.expressions.any(Type.INT, scope.inClass(), depth + 2);
        return Tree.expression(
                Type.INT,
                "new Trace.Box(",
                boxArguments(scope, depth),
                ") {\npublic int get() { try { return super.get() + ",
                result,
                "; } catch (Exception e) { return -1; } }\n}.get()");
    }

    Tree localRecord(Scope scope, int depth) {
        return Tree.expression(
                Type.OBJECT,
                "((Object) new " + dice.of(scope.records()) + "(",
                argument(Type.INT, scope, depth),
                ", ",
                argument(Type.STRING, scope, depth),
                "))");
    }

    /** A lambda that is called at once. */
    Tree lambda(Type type, Scope scope, int depth) {
        Scope inside = scope.inLambda(type, false);
        String cast = "((" + type.source + ") t.call((Trace.Body<" + type.boxed + ">) () -> ";
        return Tree.expression(
                type,
                cast + (type.isPrimitive() ? "(" + type.source + ") " : ""),
                grammar.expressions.any(type, inside, depth + 1),
                "))");
    }

    /** A test with a pattern, and what is bound in what follows. */
    Tree matches(Scope scope, int depth) {
        Type type = dice.of(Type.BOXED_INT, Type.STRING, Type.COLOR, Type.BOX, Type.INTS);
        String name = grammar.name("m");
        Scope matched = scope.inner();
        matched.declare(name, type, true);
        Tree tested = operand(Type.OBJECT, scope, depth);
        if (grammar.patterns && dice.chance(40)) {
            String left = grammar.name("m");
            String right = grammar.name("m");
            matched = scope.inner();
            matched.declare(left, type, true);
            matched.declare(right, Type.OBJECT, true);
            return Tree.expression(
                    Type.BOOLEAN,
                    "((Object) ",
                    tested,
                    " instanceof Trace.Pair(" + type.source + " " + left + ", Object " + right,
                    ") && ",
                    operand(Type.BOOLEAN, matched, depth),
                    ")");
        }
        return Tree.expression(
                Type.BOOLEAN,
                "((Object) ",
                tested,
                " instanceof " + type.source + " " + name + " && ",
                operand(Type.BOOLEAN, matched, depth),
                ")");
    }
}
