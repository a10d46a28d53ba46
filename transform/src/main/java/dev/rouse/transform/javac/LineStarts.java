package dev.rouse.transform.javac;

import com.sun.source.tree.LineMap;
import java.util.Arrays;

/** Where the lines of a text begin. javac has such a table only when it writes line numbers. */
final class LineStarts {

    private final int[] starts;

    /** Searches with what the JIT has compiled long since, as most builds have a cold JVM. */
    LineStarts(String text) {
        int[] found = new int[text.length() + 1];
        int lines = 1;
        int feed = next('\n', text, 0);
        int carriage = next('\r', text, 0);
        while (Math.min(feed, carriage) < text.length()) {
            boolean pair = carriage + 1 == feed && feed < text.length();
            int start = pair ? feed + 1 : Math.min(feed, carriage) + 1;
            found[lines++] = start;
            feed = feed < start ? next('\n', text, start) : feed;
            carriage = carriage < start ? next('\r', text, start) : carriage;
        }
        starts = Arrays.copyOf(found, lines);
    }

    private static int next(char c, String text, int from) {
        int at = text.indexOf(c, from);
        return at >= 0 ? at : text.length();
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
