package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that the documentation names against known defects are there. */
class NamedTestsTest {

    /** A class, a method of it, or a method of the class that was named before. */
    private static final Pattern NAME =
            Pattern.compile("`(?:([A-Z]\\w+(?:Test|Properties))(?:\\.(\\w+))?|([a-z]\\w+))`");

    private static final Pattern STRESS = Pattern.compile("jcstress `(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"futures.md", "sync.md"})
    void everyTestNamedAgainstADefectIsThere(String page) throws IOException {
        List<String> rows = rowsOf("## Defects known elsewhere", page);
        assertThat(rows).hasSizeGreaterThan(5);
        for (String row : rows) {
            String tests = row.substring(row.indexOf('|', 1) + 1);
            assertThat(missingIn(tests)).as(row).isEmpty();
        }
    }

    @Test
    void aNameThatIsWrongIsFound() throws IOException {
        assertThat(missingIn("`NamedTestsTest.aNameThatIsWrongIsFound`, `notThere`"))
                .containsExactly("NamedTestsTest.notThere");
        assertThat(missingIn("`NotThereTest`, jcstress `NotThere`"))
                .containsExactly("NotThereTest", "NotThere");
    }

    private static List<String> rowsOf(String heading, String page) throws IOException {
        String text = Files.readString(Path.of("../docs", page));
        String section = text.substring(text.indexOf(heading) + heading.length());
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .toList();
    }

    private static List<String> missingIn(String tests) throws IOException {
        List<String> missing = new ArrayList<>();
        String type = "";
        String source = "";
        for (Matcher name = NAME.matcher(tests); name.find(); ) {
            if (name.group(1) != null) {
                type = name.group(1);
                source = sourceOf(type, Path.of("src/test/java"));
                if (source.isEmpty()) {
                    missing.add(type);
                }
            }
            String method = name.group(2) != null ? name.group(2) : name.group(3);
            if (method != null && !source.contains(" " + method + "(")) {
                missing.add(type + "." + method);
            }
        }
        for (Matcher name = STRESS.matcher(tests); name.find(); ) {
            if (sourceOf(name.group(1), Path.of("../bench/stress/src/main/java")).isEmpty()) {
                missing.add(name.group(1));
            }
        }
        return missing;
    }

    /** The source of a class, or nothing. */
    private static String sourceOf(String type, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Path found =
                    files.filter(file -> file.endsWith(type + ".java")).findFirst().orElse(null);
            return found == null ? "" : Files.readString(found);
        }
    }
}
