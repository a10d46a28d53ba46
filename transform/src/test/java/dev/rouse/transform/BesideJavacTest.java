package dev.rouse.transform;

import static dev.rouse.transform.OneBlockEach.assertComplete;
import static dev.rouse.transform.OneBlockEach.filesOf;
import static dev.rouse.transform.OneBlockEach.sources;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.TaskEvent;
import dev.rouse.transform.javac.Hooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
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
        assertThat(thread.received).hasValue(3);
        assertThat(javac.files()).isEqualTo(filesOf("A", "B", "C"));
        assertComplete(output, "A", "B", "C");
    }

    @Test
    void threadIsOneADaemonAndEndsWithTheCompilation() throws Exception {
        WatchedThread thread = new WatchedThread();
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
    void javacWaitsWhenTooManyClassesDo() {
        Thread javacThread = Thread.currentThread();
        AtomicInteger receivedWhenWaiting = new AtomicInteger();
        WatchedThread[] thread = new WatchedThread[1];
        thread[0] =
                new WatchedThread(
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
        WatchedThread thread = new WatchedThread(javacThread::interrupt);
        Javac javac = new Javac(output).processor(Hooks.processor(() -> thread));
        boolean compiled = javac.compile(sources("A"));
        assertThat(Thread.interrupted()).as("still set").isTrue();
        assertThat(compiled).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertComplete(output, "A");
    }
}
