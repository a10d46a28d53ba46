package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code rouse.explain}: what is written, when, and what the pages say. */
class ExplainTest {

    private static final String HEAD =
            "package p; import static dev.rouse.Async.*; import dev.rouse.*; import java.util.*;\n";

    @TempDir Path output;
    @TempDir Path pages;

    private Javac javac(String... options) {
        return new Javac(output).option("-g", "-Arouse.explain=" + pages).option(options);
    }

    private String explain(String member) throws IOException {
        Javac javac = javac();
        assertThat(javac.compile("p/A.java", HEAD + "class A {\n" + member + "\n}\n")).isTrue();
        assertThat(javac.all()).isEmpty();
        return Files.readString(pages.resolve("p.A-L3.txt"));
    }

    private List<String> written() throws IOException {
        try (var files = Files.list(pages)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void withoutTheOptionNothingIsWritten() throws IOException {
        Javac javac = new Javac(output);
        String source = HEAD + "class A { Object o = async(() -> await(Futures.ready(1))); }";
        assertThat(javac.compile("p/A.java", source)).isTrue();
        assertThat(javac.files()).containsExactly("p/A$$Async$new$0.class", "p/A.class");
        assertThat(written()).isEmpty();
    }

    @Test
    void eachBlockHasAPageNamedAfterItsClassAndLine() throws IOException {
        explain(
                """
                Object a = async(() -> await(Futures.ready(1))), b = async(() -> await(Futures.ready(2)));
                class B { Object o() { return new Object() {
                    Object p = async(() -> await(Futures.ready(3)));
                }; } }
                Object notAwaiting = async(() -> 1);
                """);
        assertThat(written())
                .containsExactly(
                        "p.A-L3-2.html",
                        "p.A-L3-2.txt",
                        "p.A-L3.html",
                        "p.A-L3.txt",
                        "p.A.B.1-L5.html",
                        "p.A.B.1-L5.txt");
        assertThat(Files.readString(pages.resolve("p.A-L3.txt")))
                .contains("await Futures.ready(1)");
        assertThat(Files.readString(pages.resolve("p.A-L3-2.txt"))).contains("Futures.ready(2)");
    }

    @Test
    void stateKeepsWhatIsReadLaterByItsName() throws IOException {
        String page =
                explain(
                        """
                        static Object o(long in, Future<Integer> f) { return async(() -> {
                            Map<String, List<? extends Number>> map = new HashMap<>();
                            int unused = 5;
                            String s = "s" + in;
                            await(f);
                            s = s.trim() + map;
                            return s + await(f) + s;
                        }); }
                        """);
        assertThat(page)
                .contains("captures in: long, f: Future")
                .contains("keeps f: Future, map: Map<String, List<? extends Number>>, s: String\n")
                .contains("keeps s: String, s (operand): String\n");
    }

    @Test
    void awaitOfAFinallyHasOneStateForEachWayIntoIt() throws IOException {
        String page =
                explain(
                        """
                        static Object o(Future<Integer> f) { return async(() -> {
                            try { return await(f); }
                            finally { await(Futures.ready("closed")); }
                        }); }
                        """);
        assertThat(page)
                .contains("[1] line 4: await f")
                .contains("[2] line 5: await Futures.ready(\"closed\")")
                .contains("[3] line 5: await Futures.ready(\"closed\")")
                .contains(":  [2]", "+> [3]")
                .contains(": only after an exception");
    }

    @Test
    void lineOfManyStatesSaysWhichTheyAre() throws IOException {
        explain(
                """
                static Object o(Future<Integer> f) { return async(() -> {
                    try {
                        if (await(f) > 0) { return await(f); }
                        await(f);
                    } finally { await(f); await(f); }
                    return 1;
                }); }
                """);
        assertThat(Files.readString(pages.resolve("p.A-L3.html")))
                .contains(
                        "<span><a href=\"#state-3\">3</a>–<a href=\"#state-4\">4</a>,</span>"
                                + "<span><a href=\"#state-6\">6</a>–<a href=\"#state-9\">9</a></span></span>"
                                + "<span class=\"no\">7</span>");
    }

    @Test
    void lineOfManyStatesNamesThoseThatStandAlone() throws IOException {
        String page =
                explain(
                        """
                        static Object o(Future<Integer> f) { return async(() -> {
                            try {
                                if (await(f) > 0) { return 1; }
                                if (await(f) > 1) { return 2; }
                                await(f);
                            } finally { await(f); }
                            return 3;
                        }); }
                        """);
        assertThat(page).contains("[2][4][6][7]     8  ");
        assertThat(Files.readString(pages.resolve("p.A-L3.html")))
                .contains(
                        "<span><a href=\"#state-2\">2</a>,</span>"
                                + "<span><a href=\"#state-4\">4</a>,</span>"
                                + "<span><a href=\"#state-6\">6</a>–<a href=\"#state-7\">7</a></span></span>");
    }

    @Test
    void resultOfATryWithoutANameIsSaidToBeOne() throws IOException {
        String page =
                explain(
                        """
                        static Object o(Future<String> f) { return async(() -> {
                            try { return await(f); }
                            finally { if (await(f).isEmpty()) { await(f); } }
                        }); }
                        """);
        assertThat(page)
                .contains("[1] line 4: await f\n", "keeps f: Future\n")
                .contains("keeps f: Future, value to return: String\n")
                .contains("keeps value to return: String\n")
                .contains("keeps f: Future, exception to throw: Throwable\n")
                .contains("keeps exception to throw: Throwable\n")
                .doesNotContain("slot");
        assertThat(Files.readString(pages.resolve("p.A-L3.html")))
                .contains(
                        "<tr><td><code>value to return: String</code></td><td></td>"
                                + "<td class=\"yes\">●</td><td class=\"yes\">●</td><td></td><td></td></tr>");
    }

    @Test
    void whatAForEachLoopGoesOverIsSaidToBeThat() throws IOException {
        String page =
                explain(
                        """
                        static Object o(Future<Integer> f, List<Set<String>> all, int[] some) { return async(() -> {
                            for (Set<String> one : all) { for (String s : one) { await(f); } }
                            for (int n : some) { await(f); }
                            return 1;
                        }); }
                        """);
        assertThat(page)
                .contains(
                        "for-each iterator: Iterator,\n", "for-each iterator (slot 5): Iterator\n")
                .contains(
                        "for-each array: int[], for-each length: int,\n", "for-each index: int\n");
    }

    @Test
    void variablesOfTheSourceKeepTheirNames() throws IOException {
        String page =
                explain(
                        """
                        static Object o(Future<Integer> f, int[] some) { return async(() -> {
                            int[] array = some; int length = array.length; int i$ = 0;
                            await(f);
                            return array[length] + i$;
                        }); }
                        """);
        assertThat(page).contains("keeps array: int[], length: int, i$: int\n");
    }

    @Test
    void whatIsNotKnownHasTheNumberOfItsSlot() throws IOException {
        // javac moves operands away from the stack before a try
        assertThat(
                        explain(
                                """
                                static Object o(Future<String> f) { return async(() ->
                                    0 + switch (await(f)) {
                                        case "a" -> { try { yield await(f).length(); } finally { f.drop(); } }
                                        default -> 2;
                                    }
                                ); }
                                """))
                .contains("keeps f: Future, slot 3: int\n")
                .doesNotContain("for-each");
    }

    @Test
    void streamSaysWhereItEmitsAndWhereItAwaits() throws IOException {
        String page =
                explain(
                        """
                        static Stream<String> o(Future<Integer> f, String s) { return stream(() -> {
                            for (int i = 0; i < await(f); i++) { emit(s + i); }
                            emit("end"); emit(s);
                        }); }
                        """);
        assertThat(page)
                .startsWith("Stream block in o (p.A, line 3)")
                .contains("[1] line 4: await f\n")
                .contains("[2] line 4: emits s + i\n")
                .contains("keeps f: Future, s: String, i: int\n")
                .contains("[3] line 5: emits \"end\"\n")
                .contains("[4] line 5: emits s\n");
        assertThat(Files.readString(pages.resolve("p.A-L3.html")))
                .contains("1 await · 3 emits · captures")
                .contains("<mark>await</mark>(f)", "<mark>emit</mark>(s + i)")
                .contains("line 4 · awaiting", "line 5 · emits");
    }

    @Test
    void generatorSaysWhereItYields() throws IOException {
        String page =
                explain(
                        """
                        static Generator<String, Integer> o(int n) { return generator(() -> {
                            yield_("first"); return n;
                        }); }
                        """);
        assertThat(page)
                .startsWith("Generator block in o (p.A, line 3)")
                .contains("[1] line 4: yields \"first\"\n", "keeps n: int\n");
        assertThat(Files.readString(pages.resolve("p.A-L3.html")))
                .contains("1 yield · captures", "<mark>yield_</mark>(", "line 4 · yields");
    }

    @Test
    void sourceIsEscapedAndThePageNeedsNothingElse() throws IOException {
        explain(
                """
                Object o() { return async(() -> await(Futures.<String>ready("</pre><script>'&amp;'")).length() < 2 && 1 > 0); }
                """);
        String page = Files.readString(pages.resolve("p.A-L3.html"));
        assertThat(page)
                .contains(
                        "<mark>await</mark>(Futures.&lt;String&gt;ready(&quot;&lt;/pre&gt;&lt;script&gt;&#39;&amp;amp;&#39;&quot;)).length() &lt; 2 &amp;&amp; 1 &gt; 0);")
                .doesNotContain("<script", "<link", "<img", "src=", "http", "@import");
        Matcher reference = Pattern.compile("(?:url\\(|href=\")(.)").matcher(page);
        assertThat(reference.results().map(r -> r.group(1))).isNotEmpty().containsOnly("#");
    }

    @Test
    void awaitsAreFoundHoweverTheyAreWritten() throws IOException {
        String page =
                explain(
                        """
                        Object o(Future<Integer> f) { return async(() -> dev.rouse.Async
                            .<Integer>
                            await(
                                f
                            ) + \\u0061wait(f)); }
                        """);
        assertThat(page).contains("[1] line 5: await f", "[2] line 7: await f");
        assertThat(Files.readString(pages.resolve("p.A-L3.html")))
                .contains("<mark>await</mark>(</span>");
    }

    @Test
    void everyElementOfThePageIsClosed() throws IOException {
        explain("Object o() { return async(() -> { for (;;) { await(Futures.ready(1)); } }); }");
        String page = Files.readString(pages.resolve("p.A-L3.html"));
        for (String tag : List.of("html", "head", "body", "main", "div", "figure", "svg", "g")) {
            assertThat(page.split("<" + tag + "[ >]").length)
                    .as(tag)
                    .isEqualTo(page.split("</" + tag + ">").length);
        }
        assertThat(page).contains("loop").doesNotContain("Completed");
    }

    @Test
    void classesWithoutDebugInformationHavePagesToo() throws IOException {
        String source =
                HEAD
                        + "class A {\nObject o(int n) { return async(() -> { int m = n; await(Futures.ready(1));\n"
                        + "return await(Futures.ready(m)) + m; }); }\n}\n";
        Javac javac = new Javac(output).option("-g:none", "-Arouse.explain=" + pages);
        assertThat(javac.compile("p/A.java", source)).as("%s", javac.all()).isTrue();
        assertThat(Files.readString(pages.resolve("p.A-L3.txt")))
                .contains("[2] line unknown")
                .contains("keeps slot 1: int");
    }

    @Test
    void directoryThatCannotBeWrittenIsOneCompileErrorThatNamesIt() throws IOException {
        Path file = Files.writeString(pages.resolve("file"), "in the way");
        String body = " { Object o = async(() -> await(Futures.ready(1))); }\n";
        Javac javac = new Javac(output).option("-Arouse.explain=" + file.resolve("below"));
        String source = HEAD + "class A" + body + "class B" + body;
        assertThat(javac.compile("p/A.java", source)).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null))
                .contains("-Arouse.explain=" + file.resolve("below"))
                .contains("cannot be written");
    }

    @Test
    void optionWithoutADirectoryIsACompileError() {
        Javac javac = new Javac(output).option("-Arouse.explain");
        String source = HEAD + "class A { Object o = async(() -> await(Futures.ready(1))); }";
        assertThat(javac.compile("p/A.java", source)).isFalse();
        assertThat(javac.errors()).extracting(d -> d.getMessage(null)).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null)).contains("names no directory");
        assertThat(javac.errors().get(0).getKind()).isEqualTo(Diagnostic.Kind.ERROR);
    }
}
