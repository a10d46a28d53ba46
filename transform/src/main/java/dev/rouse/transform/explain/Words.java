package dev.rouse.transform.explain;

import dev.rouse.transform.code.Machine;
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
    static String awaited(Page.State state) {
        return state.awaited().isEmpty() ? "a future" : state.awaited();
    }

    static String line(int line) {
        return line > 0 ? "line " + line : "line unknown";
    }
}
