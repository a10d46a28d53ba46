package dev.rouse.transform.explain;

import dev.rouse.transform.code.BlockKind;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.code.Machine;
import dev.rouse.transform.code.SuspendCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What both forms of a page show.
 *
 * @param kind what kind of block it is
 * @param host the class, as in the source
 * @param method the method that the block stands in, or javac's name for its body
 * @param line the line on which the block begins, or 0
 * @param captures what the block takes from outside
 * @param states the suspended states, by number
 * @param edges the ways between states, by position: 0 is the start, n the n-th state, and {@link
 *     #end} the end
 * @param source the text, if it is known
 */
record Page(
        BlockKind kind,
        String host,
        String method,
        int line,
        List<Machine.Variable> captures,
        List<State> states,
        List<Edge> edges,
        @Nullable SourceText source) {

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    /**
     * A state in which the block waits.
     *
     * @param argument the expression that is awaited or handed out, or empty if it is not known
     */
    record State(
            int number, SuspendCall call, int line, String argument, List<Machine.Variable> kept) {}

    /** A way between two states. */
    record Edge(int from, int to, boolean onFailure) {
        boolean isBack() {
            return to <= from;
        }
    }

    static Page of(Compiled block, Machine machine, @Nullable SourceText source) {
        List<String> arguments = Arguments.of(machine.suspensions(), source);
        List<State> states = new ArrayList<>();
        for (Machine.Suspension suspension : machine.suspensions()) {
            states.add(
                    new State(
                            suspension.number(),
                            suspension.call(),
                            suspension.line(),
                            arguments.get(suspension.number() - 1),
                            suspension.kept()));
        }
        int end = states.size() + 1;
        List<Edge> edges = new ArrayList<>();
        for (Machine.Step step : machine.steps()) {
            int to = step.to() == Machine.COMPLETED ? end : step.to();
            edges.add(new Edge(step.from(), to, step.onFailure()));
        }
        Matcher lambda = LAMBDA.matcher(block.method());
        return new Page(
                block.kind(),
                block.host().replace('$', '.'),
                lambda.matches() ? lambda.group(1) : block.method(),
                source != null ? source.blockFirst() : block.lines().get(0),
                machine.captures(),
                states,
                edges,
                source);
    }

    /** The name of its files. */
    String name() {
        return host + "-L" + line;
    }

    /** The position of the completed state. */
    int end() {
        return states.size() + 1;
    }

    /** False for a block that never returns. */
    boolean completes() {
        return edges.stream().anyMatch(edge -> edge.to() == end());
    }

    boolean hasLoops() {
        return edges.stream().anyMatch(Edge::isBack);
    }

    boolean hasFailureEdges() {
        return edges.stream().anyMatch(Edge::onFailure);
    }

    /** Says what block it is, like a sentence's subject. */
    String title() {
        String place =
                switch (method) {
                    case "new" -> "an initialiser or constructor";
                    case "static" -> "a static initialiser";
                    default -> method;
                };
        String kind =
                switch (kind()) {
                    case ASYNC, ACTION -> "Async";
                    case STREAM -> "Stream";
                    case GENERATOR -> "Generator";
                };
        return kind + " block in " + place;
    }

    /** All variables that some state keeps, in the order in which they are first kept. */
    Set<Machine.Variable> keptSomewhere() {
        Set<Machine.Variable> all = new LinkedHashSet<>();
        states.forEach(state -> all.addAll(state.kept()));
        return all;
    }
}
