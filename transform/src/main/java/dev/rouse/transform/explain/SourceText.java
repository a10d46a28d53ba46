package dev.rouse.transform.explain;

import dev.rouse.transform.code.SuspendCall;
import java.util.List;

/**
 * The piece of a source file that a page shows.
 *
 * @param firstLine the number of the first of {@code lines}
 * @param lines the block, and the method around it if that is not much longer
 * @param blockFirst the line on which the block begins
 * @param blockLast the line on which it ends
 * @param calls what suspends it, in the order in which it is evaluated
 */
public record SourceText(
        int firstLine, List<String> lines, int blockFirst, int blockLast, List<CallText> calls) {

    /**
     * A call that suspends the block.
     *
     * @param call which one
     * @param line its line as class files have it
     * @param wordLine the line of the call's word, almost always the same
     * @param column the character of that line at which the word begins, from 0
     * @param argument the expression that it takes, on one line; may be empty
     */
    public record CallText(SuspendCall call, int line, int wordLine, int column, String argument) {}
}
