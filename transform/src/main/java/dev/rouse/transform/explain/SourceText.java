package dev.rouse.transform.explain;

import java.util.List;

/**
 * The piece of a source file that a page shows.
 *
 * @param firstLine the number of the first of {@code lines}
 * @param lines the block, and the method around it if that is not much longer
 * @param blockFirst the line on which the block begins
 * @param blockLast the line on which it ends
 * @param awaits its awaits, in the order in which they are evaluated
 */
public record SourceText(
        int firstLine, List<String> lines, int blockFirst, int blockLast, List<AwaitText> awaits) {

    /**
     * An await.
     *
     * @param line its line as class files have it
     * @param wordLine the line of the word {@code await}, almost always the same
     * @param column the character of that line at which the word begins, from 0
     * @param awaited the expression that is awaited, on one line; may be empty
     */
    public record AwaitText(int line, int wordLine, int column, String awaited) {}
}
