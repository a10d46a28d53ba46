package dev.rouse.transform.explain;

import dev.rouse.transform.code.Machine;
import dev.rouse.transform.code.SuspendCall;
import java.util.List;
import java.util.stream.Collectors;

/** Small texts. */
final class Words {

    private Words() {}

    /** Makes text safe inside HTML, as content and in attributes. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Cuts what is longer than {@code most} characters and says so by an ellipsis. */
    static String elide(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    static String of(Machine.Variable variable) {
        return variable.name() + ": " + variable.type();
    }

    static String of(List<Machine.Variable> variables) {
        return variables.isEmpty()
                ? "nothing"
                : variables.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    /** The expression of a state, or a word in its place. */
    static String argument(Page.State state) {
        return !state.argument().isEmpty()
                ? state.argument()
                : state.call() == SuspendCall.AWAIT ? "a future" : "a value";
    }

    /** What the block does in a state. */
    static String does(Page.State state) {
        return switch (state.call()) {
            case AWAIT -> "awaiting";
            case EMIT -> "emits";
            case YIELD -> "yields";
        };
    }

    /** How many there are of something. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String line(int line) {
        return line > 0 ? "line " + line : "line unknown";
    }
}
