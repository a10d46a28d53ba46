package dev.rouse.transform.javac;

import com.sun.source.tree.LineMap;
import java.util.Arrays;

/** Where the lines of a text begin. javac has such a table only when it writes line numbers. */
final class LineStarts {

    private final int[] starts;

    LineStarts(CharSequence text) {
        int[] found = new int[text.length() + 1];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                found[lines++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, lines);
    }

    /** Whether javac has found the same lines. */
    boolean areThoseOf(LineMap lines) {
        try {
            for (int line = 1; line <= starts.length; line++) {
                if (lines.getStartPosition(line) != starts[line - 1]) {
                    return false;
                }
            }
            return true;
        } catch (IndexOutOfBoundsException fewer) {
            return false;
        }
    }

    /** The line of a character, from 1. */
    int lineOf(long position) {
        int found = Arrays.binarySearch(starts, (int) position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int columnOf(int position) {
        return position - starts[lineOf(position) - 1];
    }
}
