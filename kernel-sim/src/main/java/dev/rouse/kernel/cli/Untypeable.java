package dev.rouse.kernel.cli;

import dev.rouse.kernel.host.TextStrokes;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** The warning about characters that no key types. */
final class Untypeable {

    /** How many are named; a binary file has hundreds. */
    private static final int NAMED = 20;

    private Untypeable() {}

    static void warn(TextStrokes text, PrintStream err) {
        int different = text.untypeable().size();
        if (different == 0) {
            return;
        }
        String names =
                text.untypeable().stream()
                        .limit(NAMED)
                        .map(Untypeable::name)
                        .collect(Collectors.joining(", "));
        err.printf(
                "kernel-sim: warning: no key types %s%s; left out %d %s%n",
                names,
                different > NAMED ? " and " + (different - NAMED) + " others" : "",
                text.untypeableCount(),
                text.untypeableCount() == 1 ? "character" : "characters");
    }

    private static String name(int character) {
        String number = String.format("U+%04X", character);
        boolean visible =
                Character.isDefined(character)
                        && !Character.isISOControl(character)
                        && Character.getType(character) != Character.FORMAT
                        && Character.getType(character) != Character.SURROGATE;
        return visible ? "'" + Character.toString(character) + "' (" + number + ")" : number;
    }
}
