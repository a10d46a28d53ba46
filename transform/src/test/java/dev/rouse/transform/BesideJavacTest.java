package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.rouse.transform.javac.Hooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks are compiled on a thread of their own, and nobody can tell but by the clock. */
class BesideJavacTest {

    private static final String TOO_LONG_FOR_THE_JIT = "sum += sum * 1000003L; ".repeat(1100);
    private static final String TOO_LONG = "sum += await(Futures.ready(1L)); ".repeat(1500);

    @TempDir Path output;

    /** The usual thread, with something else to be done before each class. */
    private static final class Watched extends AbstractExecutorService {
        final ThreadPoolExecutor thread = Hooks.usualThread();
        final List<Thread> started = new CopyOnWriteArrayList<>();
        final AtomicInteger received = new AtomicInteger();
        private final Runnable before;

        Watched(Runnable before) {
            this.before = before;
            ThreadFactory usual = thread.getThreadFactory();
            thread.setThreadFactory(
                    work -> {
                        Thread made = usual.newThread(work);
                        started.add(made);
                        return made;
                    });
        }

        @Override
        public void execute(Runnable work) {
            received.incrementAndGet();
            thread.execute(
                    () -> {
                        before.run();
                        work.run();
                    });
        }

        @Override
        public void shutdown() {
            thread.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return thread.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return thread.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return thread.isTerminated();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return thread.awaitTermination(timeout, unit);
        }
    }

    private static Supplier<ExecutorService> nobody() {
        return () -> {
            throw new AssertionError("a thread was asked for");
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static TaskListener on(
            TaskEvent.Kind kind, @Nullable String type, Consumer<TaskEvent> action) {
        return new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == kind
                        && (type == null
                                || event.getTypeElement().getSimpleName().contentEquals(type))) {
                    action.accept(event);
                }
            }
        };
    }

    private static String source(String name, String inBlock) {
        return """
        package p;
        import static dev.rouse.Async.*;
        import dev.rouse.*;
        public class %s {
            public static Future<Long> f() {
                return async(() -> {
                    long sum = await(Futures.ready(1L));
                    %s
                    return sum;
                });
            }
        }
        """
                .formatted(name, inBlock);
    }

    private static Map<String, String> sources(String... names) {
        Map<String, String> sources = new HashMap<>();
        for (String name : names) {
            sources.put("p/" + name + ".java", source(name, ""));
        }
        return sources;
    }

    private static List<String> filesOf(String... names) {
        Map<String, Boolean> files = new TreeMap<>();
        for (String name : names) {
            files.put("p/" + name + ".class", true);
            files.put("p/" + name + "$$Async$f$0.class", true);
        }
        return List.copyOf(files.keySet());
    }

    /** Whatever is on disk is what the transform makes of what javac alone writes. */
    private void assertIsComplete(String... names) {
        for (String name : names) {
            byte[] plain =
                    SampleClasses.of(name + ".java", source(name, ""), "--release", "17")
                            .bytes()
                            .get("p." + name);
            AsyncTransformer.transform(plain)
                    .forEach((file, bytes) -> assertThat(read(file + ".class")).isEqualTo(bytes));
        }
    }

    private byte[] read(String file) {
        try {
            return Files.readAllBytes(output.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- the thread ----

    /** If it waited for its own classes, nobody would ever let it go on. */
    @Test
    void javacGoesOnMeanwhile() {
        CountDownLatch analysed = new CountDownLatch(1);
        Watched thread = new Watched(() -> await(analysed));
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .listener(on(TaskEvent.Kind.ANALYZE, "C", event -> analysed.countDown()));
        assertThat(javac.compile(sources("A", "B", "C"))).isTrue();
        assertThat(javac.all()).isEmpty();
        assertThat(thread.received).hasValue(3);
        assertThat(javac.files()).isEqualTo(filesOf("A", "B", "C"));
        assertIsComplete("A", "B", "C");
    }

    @Test
    void threadIsOneADaemonAndEndsWithTheCompilation() throws Exception {
        Watched thread = new Watched(() -> {});
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread));
        assertThat(javac.compile(sources("A", "B"))).isTrue();
        assertThat(thread.started).hasSize(1);
        Thread only = thread.started.get(0);
        assertThat(only.isDaemon()).isTrue();
        assertThat(only.getContextClassLoader()).as("what it would keep").isNull();
        assertThat(thread.isShutdown()).isTrue();
        only.join();
    }

    @Test
    void compilationWithoutBlocksHasNoThread() {
        Javac javac = new Javac(output).processor(Hooks.processor(nobody()));
        assertThat(javac.compile("p/A.java", "package p; class A { class B {} }")).isTrue();
        assertThat(javac.all()).isEmpty();
    }

    @Test
    void twoCompilationsAtATimeDoNotWaitForEachOther() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Path other = Files.createDirectory(output.resolve("other"));
        Path one = Files.createDirectory(output.resolve("one"));
        Runnable meet =
                () -> {
                    try {
                        both.await();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                };
        Javac first = new Javac(one).processor(Hooks.processor(() -> new Watched(meet)));
        Javac second = new Javac(other).processor(Hooks.processor(() -> new Watched(meet)));
        FutureTask<Boolean> task = new FutureTask<>(() -> second.compile(sources("A", "B")));
        new Thread(task).start();
        assertThat(first.compile(sources("A", "B"))).isTrue();
        assertThat(task.get()).isTrue();
        assertThat(first.files()).isEqualTo(filesOf("A", "B"));
        assertThat(second.files()).isEqualTo(filesOf("A", "B"));
    }

    /** Otherwise a thread that gets no processor would let classes pile up in memory. */
    @Test
    void javacWaitsWhenTooManyClassesDo() {
        Thread javacThread = Thread.currentThread();
        AtomicInteger receivedWhenWaiting = new AtomicInteger();
        Watched[] thread = new Watched[1];
        thread[0] =
                new Watched(
                        () -> {
                            if (receivedWhenWaiting.get() == 0) {
                                while (javacThread.getState() != Thread.State.WAITING
                                        || thread[0].received.get() < 2) {
                                    Thread.onSpinWait();
                                }
                                receivedWhenWaiting.set(thread[0].received.get());
                            }
                        });
        String[] names = new String[70];
        for (int i = 0; i < names.length; i++) {
            names[i] = "A" + i;
        }
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread[0]));
        assertThat(javac.compile(sources(names))).isTrue();
        assertThat(receivedWhenWaiting).hasValue(64);
        assertThat(javac.files()).isEqualTo(filesOf(names));
    }

    @Test
    void interruptedJavacWaitsAllTheSame() {
        Thread javacThread = Thread.currentThread();
        Watched thread = new Watched(javacThread::interrupt);
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread));
        boolean compiled = javac.compile(sources("A"));
        assertThat(Thread.interrupted()).as("still set").isTrue();
        assertThat(compiled).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertIsComplete("A");
    }

    // ---- what is reported ----

    private static Map<String, String> someTooLong() {
        Map<String, String> sources = sources("A", "C", "E");
        sources.put("p/B.java", source("B", TOO_LONG_FOR_THE_JIT));
        sources.put("p/D.java", source("D", TOO_LONG));
        sources.put("p/F.java", source("F", TOO_LONG_FOR_THE_JIT));
        return sources;
    }

    private Javac compileSomeTooLong(Watched thread, TaskListener listener) {
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread)).listener(listener);
        assertThat(javac.compile(someTooLong())).isFalse();
        return javac;
    }

    @Test
    void reportsAreInTheOrderOfTheClassesHoweverSlowTheThreadIs() {
        TaskListener none = new TaskListener() {};
        CountDownLatch last = new CountDownLatch(1);
        Javac fast = compileSomeTooLong(new Watched(() -> {}), none);
        Javac slow =
                compileSomeTooLong(
                        new Watched(() -> await(last)),
                        on(TaskEvent.Kind.GENERATE, "F", event -> last.countDown()));
        for (Javac javac : List.of(fast, slow)) {
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
        Watched thread = new Watched(() -> await(end));
        Map<String, String> sources = sources("A");
        sources.put("p/B.java", "package p; class B { int f() { } }");
        sources.put("p/C.java", source("C", TOO_LONG));
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .listener(on(TaskEvent.Kind.COMPILATION, null, event -> end.countDown()));
        assertThat(javac.compile(sources)).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getCode()).contains("missing.ret");
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertIsComplete("A");
    }

    /** Usually it is found when the last class is written, and that is known. */
    @Test
    void errorFoundAtTheVeryEndFailsTheCompilation() {
        Watched thread = new Watched(() -> {});
        Javac javac = new Javac(output).processor(Hooks.processorWithoutRoots(() -> thread));
        assertThat(javac.compile("p/A.java", source("A", TOO_LONG))).isFalse();
        assertThat(javac.all()).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null)).contains("a method can have 65535");
        assertThat(javac.errors().get(0).getLineNumber()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void warningIsOneForWerrorEvenAtTheVeryEnd(boolean atTheVeryEnd) {
        Supplier<ExecutorService> thread = () -> new Watched(() -> {});
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

    // ---- when nobody says that it is over ----

    @Test
    void compilationThatCrashesIsFinishedFirst() {
        CountDownLatch end = new CountDownLatch(1);
        Watched thread = new Watched(() -> await(end));
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .listener(on(TaskEvent.Kind.COMPILATION, null, event -> end.countDown()))
                        .listener(
                                on(
                                        TaskEvent.Kind.ANALYZE,
                                        "B",
                                        event -> {
                                            throw new UnsupportedOperationException("planted");
                                        }));
        assertThatThrownBy(() -> javac.compile(sources("A", "B"))).hasRootCauseMessage("planted");
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertIsComplete("A");
        assertThat(thread.isShutdown()).isTrue();
    }

    @Test
    void threadDoesItsWorkAndEndsIfTheEndIsNeverAnnounced() throws Exception {
        CountDownLatch crashed = new CountDownLatch(1);
        Watched thread = new Watched(() -> await(crashed));
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .listener(
                                on(
                                        TaskEvent.Kind.ANALYZE,
                                        "B",
                                        event -> {
                                            throw new UnsupportedOperationException("planted");
                                        }))
                        .listener(
                                on(
                                        TaskEvent.Kind.COMPILATION,
                                        null,
                                        event -> {
                                            throw new UnsupportedOperationException("again");
                                        }));
        assertThatThrownBy(() -> javac.compile(sources("A", "B"))).isNotNull();
        assertThat(thread.isShutdown()).as("nobody has told it").isFalse();
        crashed.countDown();
        thread.started.get(0).join();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertIsComplete("A");
    }

    /** A compilation that has crashed, and whose thread still waits. */
    private WeakReference<JavacTask> abandoned(Watched thread) {
        List<WeakReference<JavacTask>> tasks = new ArrayList<>();
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .listener(
                                on(
                                        TaskEvent.Kind.COMPILATION,
                                        null,
                                        event -> {
                                            throw new UnsupportedOperationException("planted");
                                        }));
        Map<String, String> sources = sources("A");
        sources.put(
                "p/B.java", "package p; class B { int f() { } }"); // so that A is not waited for
        assertThatThrownBy(
                        () ->
                                javac.run(
                                        sources,
                                        task -> {
                                            tasks.add(new WeakReference<>(task));
                                            return task.call();
                                        }))
                .hasRootCauseMessage("planted");
        return tasks.get(0);
    }

    @Test
    void threadKeepsNothingOfJavac() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        Watched thread = new Watched(() -> await(collected));
        WeakReference<JavacTask> task = abandoned(thread);
        while (task.get() != null) {
            System.gc(); // the watchdog ends this if it never succeeds
        }
        assertThat(thread.started.get(0).isAlive()).isTrue();
        collected.countDown();
        thread.started.get(0).join();
        assertThat(new Javac(output).files()).isEqualTo(filesOf("A"));
    }

    /** As an IDE does; then javac does not say when it has ended. */
    @Test
    void compilationInStepsHasNoThread() {
        Javac javac = new Javac(output).processor(Hooks.processor(nobody()));
        List<String> made = new CopyOnWriteArrayList<>();
        javac.run(
                sources("A", "B"),
                task -> {
                    try {
                        task.analyze();
                        for (JavaFileObject file : task.generate()) {
                            made.add(file.getName());
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    assertThat(javac.files()).isEqualTo(filesOf("A", "B"));
                    return made;
                });
        assertThat(javac.all()).isEmpty();
        assertThat(made).hasSize(2);
        assertIsComplete("A", "B");
    }

    @Test
    void compilationInsideAnotherIsOneOfItsOwn() throws Exception {
        Path inner = Files.createDirectory(output.resolve("inner"));
        Javac steps = new Javac(inner).processor(Hooks.processor(nobody()));
        Watched thread = new Watched(() -> {});
        Javac whole =
                new Javac(Files.createDirectory(output.resolve("outer")))
                        .processor(Hooks.processor(() -> thread))
                        .listener(
                                on(
                                        TaskEvent.Kind.ANALYZE,
                                        "A",
                                        event ->
                                                steps.run(
                                                        sources("I"),
                                                        BesideJavacTest::analyzeAndGenerate)));
        assertThat(whole.compile(sources("A"))).isTrue();
        assertThat(steps.files()).isEqualTo(filesOf("I"));
        assertThat(whole.files()).isEqualTo(filesOf("A"));
        assertThat(thread.received).hasValue(1);
    }

    private static boolean analyzeAndGenerate(JavacTask task) {
        try {
            task.analyze();
            task.generate();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- other ways to write class files ----

    @ParameterizedTest
    @ValueSource(strings = {"simple", "byfile", "bytodo"})
    void javacMayGoThroughTheClassesInAnyOrder(String policy) {
        Javac javac = new Javac(output).option("-XDcompilePolicy=" + policy);
        assertThat(javac.compile(sources("A", "B", "C"))).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A", "B", "C"));
        assertIsComplete("A", "B", "C");
    }

    @Test
    void pagesAreWrittenAtOnce() throws Exception {
        Path pages = output.resolve("pages");
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(nobody()))
                        .option("-Arouse.explain=" + pages)
                        .listener(
                                on(
                                        TaskEvent.Kind.ANALYZE,
                                        "B",
                                        event ->
                                                assertThat(pages.resolve("p.A-L6.html")).exists()));
        assertThat(javac.compile(sources("A", "B"))).isTrue();
        assertThat(pages.resolve("p.B-L6.html")).exists();
    }

    /** Its names are those of files on disk, in which there is something else. */
    @Test
    void contentThatIsKeptElsewhereIsReadAndWrittenThere() throws Exception {
        Elsewhere elsewhere = new Elsewhere(name -> true);
        Javac javac =
                new Javac(output).processor(Hooks.processor(nobody())).files(elsewhere::around);
        Files.createDirectory(output.resolve("p"));
        Path a = Files.writeString(output.resolve("p/A.class"), "something else");
        Path b = Files.writeString(output.resolve("p/B.class"), "something else");
        assertThat(javac.compile(sources("A", "B"))).as("%s", javac.all()).isTrue();
        assertThat(a).hasContent("something else");
        assertThat(b).hasContent("something else");
        assertThat(elsewhere.names()).isEqualTo(filesOf("A", "B"));
        assertThat(AsyncTransformer.transform(elsewhere.bytes("p/A.class"))).isEmpty();
    }

    /** One class is on disk, so there is a thread; the next only seems to be. */
    @Test
    void contentThatIsKeptElsewhereFromTheSecondClassOnIsWrittenThere() throws Exception {
        Elsewhere elsewhere = new Elsewhere(name -> name.startsWith("B"));
        Watched thread = new Watched(() -> {});
        Javac javac =
                new Javac(output).processor(Hooks.processor(() -> thread)).files(elsewhere::around);
        Path decoy = Files.createDirectory(output.resolve("p")).resolve("B.class");
        Files.writeString(decoy, "something else");
        assertThat(javac.compile(sources("A", "B", "C"))).as("%s", javac.all()).isTrue();
        assertThat(thread.received).hasValue(3);
        assertThat(decoy).hasContent("something else");
        assertThat(elsewhere.names()).isEqualTo(filesOf("B"));
        assertThat(AsyncTransformer.transform(elsewhere.bytes("p/B.class"))).isEmpty();
        assertIsComplete("A", "C");
    }
}
