package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a place in a program sees: variables, labels, and what it may do. */
final class Scope {

    /**
     * A variable.
     *
     * @param name how it is written, like {@code v3} or {@code this.count}
     * @param type its type
     * @param isFinal not assigned to, so that lambdas may capture it
     */
    record Variable(String name, Type type, boolean isFinal) {
        boolean isField() {
            return name.startsWith("this.");
        }
    }

    /**
     * What a jump may leave.
     *
     * @param label its name, or empty if it has none
     * @param isLoop a loop, so that {@code continue} is allowed too
     * @param isUnlabelled whether a jump without a label leaves it, as loops and switches do
     */
    record Target(String label, boolean isLoop, boolean isUnlabelled) {}

    private final List<Variable> variables = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<String> records = new ArrayList<>();

    /** What {@code return} gives; null where it is not allowed. */
    Type returned;

    /** What {@code yield} gives; null where it is not allowed. */
    Type yielded;

    /** Whether {@code return} without a value is allowed. */
    boolean returnsNothing;

    /** What may be emitted, or yielded by a generator; null where that is not allowed. */
    Type handedOut;

    boolean mayAwait = true;

    /**
     * Inside a guard, where javac allows assignments to variables of the guard only, and says of
     * the components of a record that they are not initialized.
     */
    boolean isGuard;

    /** False inside switch expressions: javac 17 fails if a long is on the stack around them. */
    boolean mayTry = true;

    int depth;

    /** A scope inside this one. */
    Scope inner() {
        Scope inner = new Scope();
        inner.variables.addAll(variables);
        inner.targets.addAll(targets);
        inner.records.addAll(records);
        inner.returned = returned;
        inner.returnsNothing = returnsNothing;
        inner.handedOut = handedOut;
        inner.yielded = yielded;
        inner.mayAwait = mayAwait;
        inner.isGuard = isGuard;
        inner.mayTry = mayTry;
        inner.depth = depth + 1;
        return inner;
    }

    /** Inside a switch expression, which nothing but {@code yield} and exceptions leaves. */
    Scope inSwitchExpression(Type type, boolean mayTry) {
        Scope inner = inner();
        inner.mayTry = mayTry;
        inner.targets.clear();
        inner.returned = null;
        inner.returnsNothing = false;
        inner.yielded = type;
        return inner;
    }

    /** Inside a block that has no value, and may await. */
    Scope inAction() {
        Scope inner = inLambda(null, true);
        inner.returnsNothing = true;
        return inner;
    }

    /** Inside a block that emits values, and may await. */
    Scope inStream(Type emitted) {
        Scope inner = inAction();
        inner.handedOut = emitted;
        return inner;
    }

    /** Inside a block that yields values, and must not await. */
    Scope inGenerator(Type yields, Type result) {
        Scope inner = inLambda(result, false);
        inner.handedOut = yields;
        return inner;
    }

    /** Inside a lambda, which sees constants and fields. */
    Scope inLambda(Type result, boolean isBlock) {
        Scope inner = inner();
        inner.variables.removeIf(variable -> !variable.isFinal() && !variable.isField());
        inner.targets.clear();
        inner.mayTry = true;
        inner.yielded = null;
        inner.returned = result;
        inner.returnsNothing = false;
        inner.handedOut = null;
        inner.mayAwait = isBlock;
        return inner;
    }

    /** Inside a class, which sees constants. */
    Scope inClass() {
        Scope inner = inLambda(null, false);
        inner.variables.removeIf(Variable::isField);
        return inner;
    }

    /** Inside the guard of a case, which sees constants but may await. */
    Scope inGuard() {
        Scope inner = inner();
        inner.isGuard = true;
        inner.variables.removeIf(variable -> !variable.isFinal());
        return inner;
    }

    Scope withoutAwaits() {
        Scope inner = inner();
        inner.mayAwait = false;
        inner.handedOut = null;
        return inner;
    }

    void declare(String name, Type type, boolean isFinal) {
        variables.add(new Variable(name, type, isFinal));
    }

    void declareRecord(String name) {
        records.add(name);
    }

    /** A loop or a labelled block; the last one is the innermost. */
    void target(String label, boolean isLoop) {
        targets.add(new Target(label, isLoop, isLoop));
    }

    /** A switch statement. */
    void switchTarget() {
        targets.add(new Target("", false, true));
    }

    List<Variable> variables() {
        return variables;
    }

    List<Variable> variables(Type type) {
        return variables.stream().filter(variable -> variable.type() == type).toList();
    }

    List<Variable> assignable(Type type) {
        return variables(type).stream().filter(variable -> !variable.isFinal()).toList();
    }

    List<Target> targets() {
        return targets;
    }

    List<String> records() {
        return records;
    }
}
