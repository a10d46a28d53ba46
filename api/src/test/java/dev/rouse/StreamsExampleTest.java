package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.DocExample;
import dev.rouse.testing.Drive;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain of operations that docs/streams.md shows. */
class StreamsExampleTest {

    private record Page(String title) {}

    private static Future<Page> fetch(String url) {
        return Futures.yieldNow().map(nothing -> new Page("title of " + url));
    }

    // example
    static Future<List<String>> titles(Stream<String> urls) {
        return urls.filter(url -> url.startsWith("https:"))
                .bufferUnordered(8, url -> fetch(url)) // eight at a time, no more
                .map(page -> page.title())
                .take(100)
                .toList();
    }

    // end of example

    @Test
    void itIsTheOneInTheDocumentation() {
        String example =
                DocExample.in(Path.of("src/test/java/dev/rouse/StreamsExampleTest.java")).strip();
        assertThat(DocExample.textOf(Path.of("../docs/streams.md"))).contains(example);
    }

    @Test
    void itGivesTheTitles() throws Exception {
        Stream<String> urls = Streams.of("https:a", "http:b", "https:c");
        assertThat(Drive.toEnd(titles(urls)))
                .containsExactly("title of https:a", "title of https:c");
    }
}
