package dev.rouse.kernel;

import java.util.List;

/**
 * What is on the screen of a machine, to look at.
 *
 * <p><b>Threads.</b> The thread of the machine, or any other while the machine does not run.
 */
public interface Screen {

    /** How many rows there are. */
    int ROWS = 25;

    /** How many columns there are. */
    int COLUMNS = 80;

    /**
     * Gives the character of a cell as Unicode.
     *
     * @param row 0 to 24, from the top
     * @param column 0 to 79
     * @return the character that the adapter's font, code page 437, shows there
     */
    char character(int row, int column);

    /**
     * Gives the colors of a cell.
     *
     * @param row 0 to 24
     * @param column 0 to 79
     * @return the foreground in the low four bits, the background in the high four
     */
    int attribute(int row, int column);

    /**
     * Counts the stores to the screen's memory, so that a viewer can tell whether to look again.
     *
     * @return a number that has changed if the screen may have changed
     */
    long stores();

    /**
     * Reads the whole screen as text.
     *
     * @return the rows from the top, each without the blanks at its end
     */
    List<String> text();
}
