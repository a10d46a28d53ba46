package dev.rouse.transform;

import static dev.rouse.transform.OneBlockEach.assertComplete;
import static dev.rouse.transform.OneBlockEach.filesOf;
import static dev.rouse.transform.OneBlockEach.source;
import static dev.rouse.transform.OneBlockEach.sources;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.TaskEvent;
import dev.rouse.transform.javac.Hooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the thread beside javac has to say is told as if javac itself had found it. */
class BesideJavacReportsTest {

    private static final String TOO_LONG_FOR_THE_JIT = "sum += sum * 1000003L; ".repeat(1100);
    private static final String TOO_LONG = "sum += await(Futures.ready(1L)); ".repeat(1500);

    @TempDir Path output;

    private static Map<String, String> someTooLong() {
        Map<String, String> sources = sources("A", "C", "E");
        sources.put("p/B.java", source("B", TOO_LONG_FOR_THE_JIT));
        sources.put("p/D.java", source("D", TOO_LONG));
        sources.put("p/F.java", source("F", TOO_LONG_FOR_THE_JIT));
        return sources;
    }

    @Test
    void reportsAreInTheOrderOfTheClassesHoweverSlowTheThreadIs() {
        CountDownLatch last = new CountDownLatch(1);
        Javac fast = new Javac(output).processor(Hooks.processor(WatchedThread::new));
        Javac slow =
                new Javac(output)
                        .processor(Hooks.processor(() -> WatchedThread.after(last)))
                        .whenFinished(TaskEvent.Kind.GENERATE, "F", event -> last.countDown());
        for (Javac javac : List.of(fast, slow)) {
            assertThat(javac.compile(someTooLong())).isFalse();
            assertThat(javac.all())
                    .extracting(Diagnostic::getKind)
                    .containsExactly(
                            Diagnostic.Kind.WARNING,
                            Diagnostic.Kind.ERROR,
                            Diagnostic.Kind.WARNING);
            assertThat(javac.all())
                    .extracting(told -> told.getSource().getName())
                    .containsExactly("/p/B.java", "/p/D.java", "/p/F.java");
            assertThat(javac.all()).extracting(Diagnostic::getLineNumber).containsOnly(6L);
            assertThat(javac.all())
                    .extracting(Diagnostic::getPosition)
                    .containsOnly((long) source("B", "").indexOf("() ->"));
        }
    }

    @Test
    void errorOfAnotherClassLeavesWhatIsDoneComplete() {
        CountDownLatch end = new CountDownLatch(1);
        WatchedThread thread = WatchedThread.after(end);
        Map<String, String> sources = sources("A");
        sources.put("p/B.java", "package p; class B { int f() { } }");
        sources.put("p/C.java", source("C", TOO_LONG));
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .whenFinished(TaskEvent.Kind.COMPILATION, null, event -> end.countDown());
        assertThat(javac.compile(sources)).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getCode()).contains("missing.ret");
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertComplete(output, "A");
    }

    /** Usually it is found when the last class is written, and that is known. */
    @Test
    void errorFoundAtTheVeryEndFailsTheCompilation() {
        WatchedThread thread = new WatchedThread();
        Javac javac = new Javac(output).processor(Hooks.processorWithoutRoots(() -> thread));
        assertThat(javac.compile("p/A.java", source("A", TOO_LONG))).isFalse();
        assertThat(javac.all()).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null)).contains("a method can have 65535");
        assertThat(javac.errors().get(0).getLineNumber()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void warningIsOneForWerrorEvenAtTheVeryEnd(boolean atTheVeryEnd) {
        Supplier<ExecutorService> thread = WatchedThread::new;
        Javac javac =
                new Javac(output)
                        .processor(
                                atTheVeryEnd
                                        ? Hooks.processorWithoutRoots(thread)
                                        : Hooks.processor(thread))
                        .option("-Werror");
        assertThat(javac.compile("p/A.java", source("A", TOO_LONG_FOR_THE_JIT))).isFalse();
        assertThat(javac.all()).hasSize(2);
        assertThat(javac.all().get(0).getMessage(null)).contains("HotSpot's JIT never compiles");
        assertThat(javac.all().get(1).getMessage(null)).contains("-Werror");
    }
}
