package dev.rouse.transform.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The queue between javac's thread and the one beside it. */
class WaitingClassesTest {

    private static final Outcome DONE = new Outcome(List.of(), Map.of(), null);

    private final List<String> compiled = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean over = new AtomicBoolean();
    private final WaitingClasses waiting =
            new WaitingClasses(
                    over::get,
                    file -> {
                        compiled.add(file.binaryName());
                        return DONE;
                    });

    private static ClassFile file(String name) {
        return ClassFile.at(name, Path.of(name), 0);
    }

    @Test
    void classesAreCompiledInTheirOrderByWhoAsks() {
        CompletableFuture<Outcome> a = waiting.add(file("A"));
        CompletableFuture<Outcome> b = waiting.add(file("B"));
        assertThat(waiting.compileOne()).isTrue();
        assertThat(a).isCompletedWithValue(DONE);
        assertThat(b).isNotDone();
        assertThat(waiting.compileOne()).isTrue();
        assertThat(b).isCompletedWithValue(DONE);
        assertThat(waiting.compileOne()).isFalse();
        assertThat(compiled).containsExactly("A", "B");
    }

    @Test
    void threadTakesWhatComesLaterWithoutBeingWoken() throws Exception {
        assertThat(waiting.needsThread()).isTrue();
        assertThat(waiting.needsThread()).as("one is enough").isFalse();
        Thread thread = new Thread(waiting);
        thread.start();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Outcome> outcome = waiting.add(file("A" + i));
            if (waiting.needsThread()) { // if this one was kept from going on for a second
                thread = new Thread(waiting);
                thread.start();
            }
            assertThat(outcome.get()).isSameAs(DONE);
        }
        over.set(true);
        thread.join();
        assertThat(compiled).containsExactly("A0", "A1", "A2", "A3", "A4");
        assertThat(waiting.needsThread()).as("it has ended").isTrue();
    }

    @Test
    void whatWaitsWhenAllIsOverIsStillCompiled() {
        over.set(true);
        waiting.add(file("A"));
        waiting.add(file("B"));
        assertThat(waiting.needsThread()).isTrue();
        waiting.run();
        assertThat(compiled).containsExactly("A", "B");
    }

    @Test
    void threadThatIsForgottenEndsByItselfAndAnotherMayFollow() throws Exception {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Outcome> outcome = waiting.add(file("A" + i));
            assertThat(waiting.needsThread()).isTrue();
            Thread thread = new Thread(waiting);
            thread.start();
            assertThat(outcome.get()).isSameAs(DONE);
            thread.join(); // about a second
        }
    }

    /** javac's thread waits for a class that the other one has, whatever happens to it. */
    @Test
    void interruptedJavacWaitsAllTheSame() throws Exception {
        Thread javac = Thread.currentThread();
        CountDownLatch taken = new CountDownLatch(1);
        BesideJavac beside =
                new BesideJavac(
                        new Reports(null, new SourceBlocks(null, null), null, null),
                        BesideJavac.newThread(),
                        file -> {
                            taken.countDown();
                            while (javac.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            javac.interrupt();
                            compiled.add(file.binaryName());
                            return DONE;
                        });
        beside.submit(file("A"), new Reports.Place(null, null, null));
        while (taken.getCount() > 0) {
            Thread.onSpinWait(); // not waiting, which is what the other thread looks for
        }
        beside.submit(file("B"), new Reports.Place(null, null, null));
        Thread.currentThread().interrupt(); // so that B is not compiled by this thread
        beside.end();
        assertThat(Thread.interrupted()).as("still set").isTrue();
        assertThat(compiled).containsExactly("A", "B");
    }
}
