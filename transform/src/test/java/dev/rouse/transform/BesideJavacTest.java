package dev.rouse.transform;

import static dev.rouse.transform.OneBlockEach.assertComplete;
import static dev.rouse.transform.OneBlockEach.filesOf;
import static dev.rouse.transform.OneBlockEach.sources;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.TaskEvent;
import dev.rouse.transform.javac.Hooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks are compiled on a thread of their own, and nobody can tell but by the clock. */
class BesideJavacTest {

    @TempDir Path output;

    /** If it waited for its own classes, nobody would ever let it go on. */
    @Test
    void javacGoesOnMeanwhile() {
        CountDownLatch analysed = new CountDownLatch(1);
        WatchedThread thread = WatchedThread.after(analysed);
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .whenFinished(TaskEvent.Kind.ANALYZE, "C", event -> analysed.countDown());
        assertThat(javac.compile(sources("A", "B", "C"))).isTrue();
        assertThat(javac.all()).isEmpty();
        assertThat(thread.started).isNotEmpty(); // another for C, if that comes a second later
        assertThat(javac.files()).isEqualTo(filesOf("A", "B", "C"));
        assertComplete(output, "A", "B", "C");
    }

    @Test
    void threadIsOneADaemonAndEndsWithTheCompilation() throws Exception {
        CountDownLatch end = new CountDownLatch(1); // or it might end by itself before B comes
        WatchedThread thread = WatchedThread.after(end);
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread));
        assertThat(javac.compile(sources("A", "B"))).isTrue();
        assertThat(thread.started).hasSize(1);
        Thread only = thread.started.get(0);
        assertThat(only.isDaemon()).isTrue();
        assertThat(only.getContextClassLoader()).as("what it would keep").isNull();
        assertThat(thread.isShutdown()).isTrue();
        end.countDown();
        only.join();
    }

    @Test
    void compilationWithoutBlocksHasNoThread() {
        Javac javac = new Javac(output).processor(Hooks.processor(WatchedThread.none()));
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
        Javac first = new Javac(one).processor(Hooks.processor(() -> new WatchedThread(meet)));
        Javac second = new Javac(other).processor(Hooks.processor(() -> new WatchedThread(meet)));
        FutureTask<Boolean> task = new FutureTask<>(() -> second.compile(sources("A", "B")));
        new Thread(task).start();
        assertThat(first.compile(sources("A", "B"))).isTrue();
        assertThat(task.get()).isTrue();
        assertThat(first.files()).isEqualTo(filesOf("A", "B"));
        assertThat(second.files()).isEqualTo(filesOf("A", "B"));
    }

    /** Otherwise a thread that gets no processor would let classes pile up in memory. */
    @Test
    void javacHelpsWhenTooManyClassesWait() {
        CountDownLatch end = new CountDownLatch(1);
        WatchedThread thread = WatchedThread.after(end);
        String[] names = new String[70];
        for (int i = 0; i < names.length; i++) {
            names[i] = "A" + i;
        }
        List<Long> frames = new ArrayList<>();
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread));
        javac.whenFinished(
                TaskEvent.Kind.GENERATE,
                null,
                event -> frames.add(javac.files().stream().filter(f -> f.contains("$$")).count()));
        assertThat(javac.compile(sources(names))).isTrue();
        assertThat(frames.subList(0, 65)).containsOnly(0L);
        assertThat(frames.subList(65, 70)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(javac.files()).isEqualTo(filesOf(names));
        assertComplete(output, names);
        assertThat(end.getCount()).as("it never began").isEqualTo(1);
        end.countDown();
    }
}
