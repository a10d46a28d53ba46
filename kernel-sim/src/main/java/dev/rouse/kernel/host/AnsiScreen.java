package dev.rouse.kernel.host;

import dev.rouse.kernel.Screen;
import dev.rouse.kernel.vga.Attribute;
import java.util.Arrays;

/**
 * Draws the machine's screen with ANSI control sequences, and later only what has changed.
 *
 * <p>A window that is too small shows the lower left part, where the kernel writes.
 *
 * <p><b>Threads.</b> One at a time.
 */
public final class AnsiScreen {

    /** To another screen, so that the user's lines are there again afterwards; without a cursor. */
    public static final String ENTER = "\u001B[?1049h\u001B[?25l";

    /** Normal colors, a cursor, and back to the user's screen. */
    public static final String LEAVE = "\u001B[0m\u001B[?25h\u001B[?1049l";

    private static final String CLEAR = "\u001B[0m\u001B[2J";
    private static final int FOREGROUND = 30;
    private static final int BACKGROUND = 40;
    private static final int BRIGHT = 60;

    // The adapter and the terminals have the same eight colors, with red and blue exchanged.
    private static final int BLUE_BIT = 1;
    private static final int GREEN_BIT = 1 << 1;
    private static final int RED_BIT = 1 << 2;
    private static final int BRIGHT_BIT = 1 << 3;

    private static final int UNKNOWN = -1;

    private final Screen screen;

    /** What is on the terminal: character and attribute of each cell, or {@link #UNKNOWN}. */
    private final int[] drawn = new int[Screen.ROWS * Screen.COLUMNS];

    private boolean cleared;
    private int rows = Screen.ROWS;
    private int columns = Screen.COLUMNS;

    /** Draws {@code screen} on a terminal about which nothing is known. */
    public AnsiScreen(Screen screen) {
        this.screen = screen;
        Arrays.fill(drawn, UNKNOWN);
    }

    /** Starts afresh, for a window of another size or one that something else has written on. */
    public void resize(int windowRows, int windowColumns) {
        rows = Math.min(windowRows, Screen.ROWS);
        columns = Math.min(windowColumns, Screen.COLUMNS);
        Arrays.fill(drawn, UNKNOWN);
        cleared = false;
    }

    /** Gives what to send to the terminal so that it shows the screen; empty if it does. */
    public String update() {
        StringBuilder output = new StringBuilder();
        if (!cleared) {
            output.append(CLEAR);
            cleared = true;
        }
        int firstRow = Screen.ROWS - rows;
        int attribute = UNKNOWN;
        for (int row = firstRow; row < Screen.ROWS; row++) {
            boolean adjacent = false;
            for (int column = 0; column < columns; column++) {
                int cell = cell(row, column);
                if (drawn[row * Screen.COLUMNS + column] == cell) {
                    adjacent = false;
                    continue;
                }
                drawn[row * Screen.COLUMNS + column] = cell;
                if (!adjacent) {
                    moveTo(output, row - firstRow, column);
                    adjacent = true;
                }
                if (screen.attribute(row, column) != attribute) {
                    attribute = screen.attribute(row, column);
                    color(output, attribute);
                }
                output.append(screen.character(row, column));
            }
        }
        return output.toString();
    }

    private int cell(int row, int column) {
        return screen.attribute(row, column) << 16 | screen.character(row, column);
    }

    private static void moveTo(StringBuilder output, int row, int column) {
        output.append("\u001B[").append(row + 1).append(';').append(column + 1).append('H');
    }

    private static void color(StringBuilder output, int attribute) {
        output.append("\u001B[")
                .append(FOREGROUND + ansi(Attribute.foreground(attribute)))
                .append(';')
                .append(BACKGROUND + ansi(Attribute.background(attribute)))
                .append('m');
    }

    private static int ansi(int color) {
        int hue =
                (color & GREEN_BIT)
                        | ((color & BLUE_BIT) != 0 ? RED_BIT : 0)
                        | ((color & RED_BIT) != 0 ? BLUE_BIT : 0);
        return (color & BRIGHT_BIT) != 0 ? BRIGHT + hue : hue;
    }
}
