package dev.rouse.transform;

import static dev.rouse.transform.OneBlockEach.assertComplete;
import static dev.rouse.transform.OneBlockEach.filesOf;
import static dev.rouse.transform.OneBlockEach.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the parts of a class are looked at that have the words in their text; nothing is missed. */
class SuspendWordsTest {

    @TempDir Path output;

    private void assertCompiles(UnaryOperator<String> readAgain) {
        Javac javac = new Javac(output).whenReadAgain(readAgain);
        assertThat(javac.compile("p/A.java", source("A", ""))).as("%s", javac.all()).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertComplete(output, "A");
    }

    @Test
    void textThatWasSavedSinceWithMoreLinesIsNotTrusted() {
        assertCompiles(text -> "// one more\n" + text.replace("await", "wait"));
    }

    @Test
    void textThatWasSavedSinceWithFewerLinesIsNotTrusted() {
        assertCompiles(text -> text.substring(0, text.indexOf("return async")));
    }

    @Test
    void textThatWasSavedSinceWithLongerLinesIsNotTrusted() {
        assertCompiles(text -> text.replace("await(", "/* here */ wait("));
    }

    @Test
    void textThatCannotBeReadAgainIsNotMissed() {
        assertCompiles(
                text -> {
                    throw new UnsupportedOperationException("planted");
                });
    }

    @Test
    void wordThatIsWrittenWithEscapesIsFound() {
        String escaped = source("A", "").replace("= await(", "= \\u0061w\\u0061it(");
        assertThat(escaped).doesNotContain(" await(");
        Javac javac = new Javac(output);
        assertThat(javac.compile("p/A.java", escaped)).as("%s", javac.all()).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
    }

    @Test
    void classWithoutLineNumbersIsLookedAtWhole() {
        Javac javac = new Javac(output).option("-g:none");
        assertThat(javac.compile("p/A.java", source("A", ""))).as("%s", javac.all()).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
    }

    /** Each kind of member, alone among others without the words. */
    @Test
    void everyKindOfMemberIsLookedAt() {
        String block = "async(() -> await(Futures.ready(1L)))";
        String[] members = {
            "static final Future<Long> F = " + block + ";",
            "Future<Long> f = " + block + ";",
            "static Future<Long> g; static { g = " + block + "; }",
            "Future<Long> h; { h = " + block + "; }",
            "Future<Long> i; A() { i = " + block + "; }",
            "class Inner { class Deeper { Future<Long> j() { return " + block + "; } } }",
            "record R(int x) { R { if (x == 1) { " + block + ".drop(); } } }",
            "enum E { ONE { Future<Long> k() { return "
                    + block
                    + "; } }; abstract Future<Long> k(); }",
            "interface I { default Future<Long> l() { return " + block + "; } }",
            "Object o = new Object() { Future<Long> m() { return " + block + "; } };",
            "@interface N { Future<Long> M = " + block + "; }",
        };
        for (String member : members) {
            String text =
                    "package p; import static dev.rouse.Async.*; import dev.rouse.*;\n"
                            + "class A {\n  int before() { return 1; }\n  "
                            + member
                            + "\n  int after() { return 2; }\n}\n";
            Javac javac = new Javac(output);
            assertThat(javac.compile("p/A.java", text)).as("%s: %s", member, javac.all()).isTrue();
            assertThat(javac.files()).as(member).anyMatch(file -> file.contains("$$Async$"));
            javac.files()
                    .forEach(file -> assertThat(output.resolve(file).toFile().delete()).isTrue());
        }
    }

    @Test
    void misplacedWordBesideOthersIsStillAnError() {
        Javac javac = new Javac(output);
        String text =
                "package p; import static dev.rouse.Async.*; import dev.rouse.*;\n"
                        + "class A {\n  int one() { return 1; }\n"
                        + "  long two() throws Exception { return await(Futures.ready(1L)); }\n}\n";
        assertThat(javac.compile("p/A.java", text)).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getLineNumber()).isEqualTo(4);
    }
}
