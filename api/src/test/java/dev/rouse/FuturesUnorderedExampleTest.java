package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.DocExample;
import dev.rouse.testing.Drive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The use that the page of {@link FuturesUnordered} shows. */
class FuturesUnorderedExampleTest {

    private static Future<String> fetch(String url) {
        return Futures.yieldNow().map(nothing -> "page " + url);
    }

    private final List<String> seen = new ArrayList<>();

    private void show(String page) {
        seen.add(page);
    }

    // example
    Future<?> showAll(List<String> urls) {
        FuturesUnordered<String> pages = new FuturesUnordered<>();
        for (String url : urls) {
            pages.push(fetch(url)); // nothing runs yet
        }
        return pages.forEach(page -> show(page)); // in the order they come
    }

    // end of example

    @Test
    void itIsTheOneInTheDocumentation() {
        Path source = Path.of("src/test/java/dev/rouse/FuturesUnorderedExampleTest.java");
        Path page = Path.of("src/main/java/dev/rouse/FuturesUnordered.java");
        assertThat(DocExample.textOf(page)).contains(DocExample.in(source).strip());
    }

    @Test
    void itShowsThePages() throws Exception {
        Drive.toEnd(showAll(List.of("a", "b")));
        assertThat(seen).containsExactly("page a", "page b");
    }
}
