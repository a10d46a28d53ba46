package dev.rouse.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a Markdown file between two markers, which are comments that nobody sees. */
final class ReadmeSection {

    private ReadmeSection() {}

    /** Puts {@code content} between the markers of {@code name}, in the place of what is there. */
    static void replace(Path file, String name, String content)
            throws BadInputException, IOException {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new BadInputException(
                    file,
                    "there is no place for these results; put these two lines where they belong:\n"
                            + begin
                            + end.stripTrailing());
        }
        Files.writeString(
                file, text.substring(0, from + begin.length()) + content + text.substring(to));
    }
}
