package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Statements after which control is elsewhere. */
final class Jumps {

    private final Grammar grammar;
    private final Dice dice;

    Jumps(Grammar grammar) {
        this.grammar = grammar;
        this.dice = grammar.dice;
    }

    /** One that control never leaves at its end, so nothing may follow it. */
    Tree any(Scope scope) {
        List<Supplier<Tree>> choices = new ArrayList<>();
        choices.add(this::failure);
        if (scope.returned != null) {
            choices.add(() -> result("return ", scope.returned, scope));
        }
        if (scope.returnsNothing) {
            choices.add(() -> Tree.statement("return;"));
        }
        if (scope.yielded != null) {
            choices.add(() -> result("yield ", scope.yielded, scope));
        }
        for (Scope.Target target : scope.targets()) {
            if (!target.label().isEmpty()) {
                choices.add(() -> Tree.statement("break " + target.label() + ";"));
                if (target.isLoop()) {
                    choices.add(() -> Tree.statement("continue " + target.label() + ";"));
                }
            }
        }
        if (scope.targets().stream().anyMatch(Scope.Target::isUnlabelled)) {
            choices.add(() -> Tree.statement("break;"));
        }
        if (scope.targets().stream().anyMatch(Scope.Target::isLoop)) {
            choices.add(() -> Tree.statement("continue;"));
        }
        return dice.of(choices).get();
    }

    /** One that control may leave at its end. */
    Tree guarded(Scope scope) {
        return Tree.statement(
                "if (",
                grammar.expressions.any(Type.BOOLEAN, scope, 2),
                ") ",
                Tree.block(List.of(any(scope))));
    }

    /** The end of a body that has to answer. */
    Tree end(Scope scope) {
        return dice.chance(90) ? result("return ", scope.returned, scope) : failure();
    }

    Tree result(String word, Type type, Scope scope) {
        // Without the cast javac may take "yield (" for a call.
        return Tree.statement(
                word + "(" + type.source + ") ", grammar.expressions.any(type, scope, 1), ";");
    }

    private Tree failure() {
        String kind = dice.of("boom", "bang", "bang", "crash");
        return Tree.statement("throw t." + kind + "(" + grammar.site() + ");");
    }
}
