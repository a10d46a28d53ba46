package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.List;

/** A field of characters that grows as it is drawn on. */
final class Canvas {

    private final List<StringBuilder> rows = new ArrayList<>();

    int height() {
        return rows.size();
    }

    void text(int column, int row, String text) {
        StringBuilder line = row(row, column + text.length());
        line.replace(column, column + text.length(), text);
    }

    void append(int row, String text) {
        row(row, 0).append(text);
    }

    void down(int column, int from, int to, char stroke) {
        for (int row = from; row <= to; row++) {
            row(row, column + 1).setCharAt(column, stroke);
        }
    }

    /** From a corner to the right; lines that go down are not cut. */
    void across(int from, int to, int row) {
        StringBuilder line = row(row, to + 1);
        for (int column = from; column <= to; column++) {
            if (column == from) {
                line.setCharAt(column, '+');
            } else if (line.charAt(column) == ' ') {
                line.setCharAt(column, '-');
            }
        }
    }

    private StringBuilder row(int row, int width) {
        while (rows.size() <= row) {
            rows.add(new StringBuilder());
        }
        StringBuilder line = rows.get(row);
        while (line.length() < width) {
            line.append(' ');
        }
        return line;
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        rows.forEach(row -> all.append(row.toString().stripTrailing()).append('\n'));
        return all.toString().stripTrailing() + '\n';
    }
}
