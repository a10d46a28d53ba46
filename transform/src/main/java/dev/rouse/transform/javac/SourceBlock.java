package dev.rouse.transform.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import dev.rouse.transform.explain.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Where a block and its awaits stand in the source. Only positions are kept, and the lambda to
 * point at: javac takes the tree apart before it writes the class.
 *
 * @param lambda the block
 * @param unit the source file
 * @param block the characters of the lambda
 * @param member those of the method or field that it stands in
 * @param awaits its awaits, in the order in which they are evaluated
 */
record SourceBlock(
        LambdaExpressionTree lambda,
        CompilationUnitTree unit,
        Range block,
        Range member,
        List<AwaitRange> awaits) {

    /** So many lines of a method may stand around a block for it to be shown whole. */
    private static final int CONTEXT_LINES = 12;

    /** From the first character to the one behind the last; the end may be unknown. */
    record Range(long start, long end) {}

    /**
     * An await.
     *
     * @param word the word {@code await}, with what qualifies it
     * @param argument what it awaits
     */
    record AwaitRange(Range word, Range argument) {}

    /** The lines of its awaits as class files have them: that of the parenthesis. */
    Set<Integer> lines() throws IOException {
        LineStarts starts = new LineStarts(source());
        return awaits.stream().map(await -> line(await, starts)).collect(Collectors.toSet());
    }

    private static int line(AwaitRange await, LineStarts starts) {
        long end = await.word().end();
        return starts.lineOf(end == Diagnostic.NOPOS ? await.word().start() : end);
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
        List<SourceText.AwaitText> found = new ArrayList<>();
        for (AwaitRange await : awaits) {
            found.add(awaitText(await, text, starts));
        }
        return new SourceText(
                from, lines.subList(from - 1, Math.min(to, lines.size())), first, last, found);
    }

    private static SourceText.AwaitText awaitText(
            AwaitRange await, String text, LineStarts starts) {
        int word = (int) await.word().start();
        if (await.word().end() != Diagnostic.NOPOS) {
            // what stands before the word may be on other lines, and its letters may be escapes
            word = Math.max(word, text.lastIndexOf("await", (int) await.word().end()));
        }
        Range argument = await.argument();
        String awaited =
                argument.end() == Diagnostic.NOPOS
                        ? ""
                        : text.substring((int) argument.start(), (int) argument.end());
        return new SourceText.AwaitText(
                line(await, starts),
                starts.lineOf(word),
                starts.columnOf(word),
                awaited.strip().replaceAll("\\s+", " "));
    }
}
