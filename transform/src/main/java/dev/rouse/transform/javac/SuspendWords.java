package dev.rouse.transform.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.rouse.transform.code.SuspendCall;
import java.io.IOException;
import java.util.BitSet;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Where in a source file the words stand without which no call suspends. What has none of them need
 * not be scanned, and a search of the text is less work than a scan of its trees.
 *
 * <p>The words may be anywhere where the text cannot tell: letters may be written as escapes; what
 * is in the file now may not be what javac has parsed, if somebody has saved it since, which its
 * lines show; and trees that other processors have put in have no place of their own. What is not
 * noticed is another word written over one of these since, in a line as long as before.
 */
final class SuspendWords {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    /** Where words begin; null if they may be anywhere. */
    private final @Nullable BitSet begins;

    private SuspendWords(
            CompilationUnitTree unit, SourcePositions positions, @Nullable BitSet begins) {
        this.unit = unit;
        this.positions = positions;
        this.begins = begins;
    }

    /** Searches a source file. */
    static SuspendWords in(CompilationUnitTree unit, SourcePositions positions) {
        return new SuspendWords(unit, positions, search(unit, positions));
    }

    private static @Nullable BitSet search(CompilationUnitTree unit, SourcePositions positions) {
        LineMap lines = unit.getLineMap();
        if (lines == null) { // javac keeps no lines for -g:none
            return null;
        }
        String text;
        try {
            text = unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException | RuntimeException unreadable) { // of a file manager
            return null;
        }
        boolean isParsed =
                positions.getEndPosition(unit, unit) <= text.length()
                        && new LineStarts(text).areThoseOf(lines);
        if (!isParsed || text.contains("\\u")) {
            return null;
        }
        BitSet begins = new BitSet();
        for (SuspendCall call : SuspendCall.values()) {
            String word = call.word();
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                begins.set(at);
            }
        }
        return begins;
    }

    /** Whether a tree may have one of the words in it. */
    boolean mayBeIn(Tree tree) {
        if (begins == null) {
            return true;
        }
        long start = positions.getStartPosition(unit, tree);
        long end = positions.getEndPosition(unit, tree);
        if (start == Diagnostic.NOPOS || end == Diagnostic.NOPOS || start >= end) {
            return true;
        }
        int next = begins.nextSetBit((int) start);
        return next >= 0 && next < end;
    }
}
