package dev.rouse.transform.javac;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LineMap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Lines begin where the language says: after a feed, a carriage return, or one after the other. */
class LineStartsProperties {

    private static final Pattern END = Pattern.compile("\r\n|\r|\n");

    /** A table of lines as javac has it, of which only the starts are asked for. */
    private record Table(List<Integer> starts) implements LineMap {

        static Table of(String text) {
            List<Integer> starts = new ArrayList<>(List.of(0));
            for (Matcher ends = END.matcher(text); ends.find(); ) {
                starts.add(ends.end());
            }
            return new Table(starts);
        }

        @Override
        public long getStartPosition(long line) {
            return starts.get((int) line - 1);
        }

        @Override
        public long getPosition(long line, long column) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long getLineNumber(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long getColumnNumber(long position) {
            throw new UnsupportedOperationException();
        }
    }

    @Property
    void everyLineHasItsStart(
            @ForAll @Chars({'\r', '\n'}) @CharRange(from = 'a', to = 'b') @StringLength(max = 40)
                    String text) {
        LineStarts lines = new LineStarts(text);
        Table table = Table.of(text);
        assertThat(lines.areThoseOf(table)).isTrue();
        for (int position = 0; position < text.length(); position++) {
            int line = lines.lineOf(position);
            assertThat(table.starts.get(line - 1)).isLessThanOrEqualTo(position);
            assertThat(line == table.starts.size() || position < table.starts.get(line)).isTrue();
            assertThat(lines.columnOf(position)).isEqualTo(position - table.starts.get(line - 1));
        }
    }

    @Property
    void anotherTextWithOtherLinesIsNoticed(
            @ForAll @Chars({'\r', '\n', 'a'}) @StringLength(max = 20) String text,
            @ForAll @Chars({'\r', '\n', 'a'}) @StringLength(max = 20) String other) {
        Table table = Table.of(other);
        boolean isPrefix =
                Table.of(text)
                        .starts
                        .equals(
                                table.starts.subList(
                                        0,
                                        Math.min(
                                                table.starts.size(),
                                                Table.of(text).starts.size())));
        assertThat(new LineStarts(text).areThoseOf(table)).isEqualTo(isPrefix);
    }

    @Example
    void endOfTextEndsALineToo() {
        assertThat(new LineStarts("a\r").areThoseOf(new Table(List.of(0, 2)))).isTrue();
        assertThat(new LineStarts("\r\n").areThoseOf(new Table(List.of(0, 2)))).isTrue();
        assertThat(new LineStarts("\n\r").areThoseOf(new Table(List.of(0, 1, 2)))).isTrue();
        assertThat(new LineStarts("").areThoseOf(new Table(List.of(0)))).isTrue();
    }
}
