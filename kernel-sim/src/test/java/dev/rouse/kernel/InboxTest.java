package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other threads post is run on the machine's thread, in order, and nothing is slept on. */
@Timeout(60)
class InboxTest {

    private final Inbox inbox = new Inbox();
    private final List<String> trace = new ArrayList<>();

    @Test
    void lookingRunsWhatWasPostedInOrder() {
        inbox.post(() -> trace.add("a"));
        inbox.post(() -> trace.add("b"));
        assertThat(trace).isEmpty();

        inbox.look();

        assertThat(trace).containsExactly("a", "b");
        inbox.look();
        assertThat(trace).hasSize(2);
    }

    @Test
    void awaitingReturnsAtOnceIfSomethingIsThere() {
        inbox.post(() -> trace.add("a"));

        assertThat(inbox.await()).isTrue();

        assertThat(trace).containsExactly("a");
    }

    @Test
    void whatIsPostedBeforeWaitingIsNotWaitedFor() {
        inbox.beforeWaiting(
                () -> {
                    trace.add("look");
                    inbox.post(() -> trace.add("posted"));
                });

        inbox.await();

        assertThat(trace).containsExactly("look", "posted");
    }

    @Test
    void aPostFromAnotherThreadEndsTheWait() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        inbox.beforeWaiting(waiting::countDown);
        Thread machine = Thread.currentThread();
        Thread other =
                new Thread(
                        () -> {
                            try {
                                waiting.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            inbox.post(
                                    () ->
                                            trace.add(
                                                    Thread.currentThread() == machine
                                                            ? "on the machine's thread"
                                                            : "elsewhere"));
                        });
        other.start();

        inbox.await();
        other.join();

        assertThat(trace).containsExactly("on the machine's thread");
    }

    @Test
    void thousandsOfPostsFromTwoThreadsAreAllRun() throws Exception {
        int each = 10_000;
        int[] count = new int[1];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread =
                    new Thread(
                            () -> {
                                for (int post = 0; post < each; post++) {
                                    inbox.post(() -> count[0]++);
                                }
                            });
            threads.add(thread);
            thread.start();
        }

        while (count[0] < 2 * each) {
            inbox.await();
        }

        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(count[0]).isEqualTo(2 * each);
    }
}
