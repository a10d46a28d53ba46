package dev.rouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds documentation against code that is compiled and run: the lines of a test between {@code //
 * example} and {@code // end of example} must stand in the document, whatever the margin.
 */
public final class DocExample {

    private DocExample() {}

    /** Gives the lines of the only example in {@code source}, without their common margin. */
    public static String in(Path source) {
        List<String> lines = read(source);
        int begin = indexOf(lines, "// example");
        int end = indexOf(lines, "// end of example");
        return margin(lines.subList(begin + 1, end));
    }

    /**
     * Gives a document without the stars of Javadoc and without margins, to look for examples in.
     */
    public static String textOf(Path document) {
        return read(document).stream()
                .map(line -> line.replaceFirst("^\\s*\\* ?", ""))
                .map(line -> line.replace("&lt;", "<").replace("&gt;", ">"))
                .collect(Collectors.joining("\n"));
    }

    private static int indexOf(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new AssertionError("no line \"" + mark + "\"");
    }

    private static String margin(List<String> lines) {
        int least =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .min()
                        .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(least))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
