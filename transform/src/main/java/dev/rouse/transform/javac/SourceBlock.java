package dev.rouse.transform.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import dev.rouse.transform.code.SuspendCall;
import dev.rouse.transform.explain.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Where a block and the calls that suspend it stand in the source. Only positions are kept, and the
 * lambda to point at: javac takes the tree apart before it writes the class.
 *
 * @param lambda the block
 * @param unit the source file
 * @param block the characters of the lambda
 * @param member those of the method or field that it stands in
 * @param calls these calls, in the order in which they are evaluated
 */
record SourceBlock(
        LambdaExpressionTree lambda,
        CompilationUnitTree unit,
        Range block,
        Range member,
        List<CallRange> calls) {

    /** So many lines of a method may stand around a block for it to be shown whole. */
    private static final int CONTEXT_LINES = 12;

    /** From the first character to the one behind the last; the end may be unknown. */
    record Range(long start, long end) {}

    /**
     * A call that suspends the block.
     *
     * @param call which one
     * @param word its word, with what qualifies it
     * @param argument what it takes
     */
    record CallRange(SuspendCall call, Range word, Range argument) {}

    /** The lines of its calls as class files have them: that of the parenthesis. */
    Set<Integer> lines() throws IOException {
        LineStarts starts = new LineStarts(source());
        return calls.stream().map(call -> line(call, starts)).collect(Collectors.toSet());
    }

    private static int line(CallRange call, LineStarts starts) {
        long end = call.word().end();
        return starts.lineOf(end == Diagnostic.NOPOS ? call.word().start() : end);
    }

    private String source() throws IOException {
        return unit.getSourceFile().getCharContent(true).toString();
    }

    /** The text of the block and its surroundings; null if javac does not know where it ends. */
    @Nullable SourceText text() throws IOException {
        if (block.end() == Diagnostic.NOPOS || member.end() == Diagnostic.NOPOS) {
            return null;
        }
        String text = source();
        LineStarts starts = new LineStarts(text);
        int first = starts.lineOf(block.start());
        int last = starts.lineOf(block.end());
        int from = starts.lineOf(member.start());
        int to = starts.lineOf(member.end());
        if (to - from > last - first + CONTEXT_LINES) {
            from = first;
            to = last;
        }
        List<String> lines = text.lines().toList();
        List<SourceText.CallText> found = new ArrayList<>();
        for (CallRange call : calls) {
            found.add(callText(call, text, starts));
        }
        return new SourceText(
                from, lines.subList(from - 1, Math.min(to, lines.size())), first, last, found);
    }

    private static SourceText.CallText callText(CallRange call, String text, LineStarts starts) {
        int word = (int) call.word().start();
        if (call.word().end() != Diagnostic.NOPOS) {
            // what stands before the word may be on other lines, and its letters may be escapes
            word = Math.max(word, text.lastIndexOf(call.call().word(), (int) call.word().end()));
        }
        Range argument = call.argument();
        String value =
                argument.end() == Diagnostic.NOPOS
                        ? ""
                        : text.substring((int) argument.start(), (int) argument.end());
        return new SourceText.CallText(
                call.call(),
                line(call, starts),
                starts.lineOf(word),
                starts.columnOf(word),
                value.strip().replaceAll("\\s+", " "));
    }
}
