package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Programs of several tasks with one mistake each that only some schedules show. Each is caught by
 * the simulator, with the schedule that shows it; the right twin passes every schedule.
 */
class BrokenProgramsTest {

    private static SimFailure broken(SimProgram program, Class<? extends Throwable> how) {
        SimFailure failure =
                catchThrowableOfType(
                        SimFailure.class, () -> Sim.explore(program).exhaustive(10_000));
        assertThat(failure).as("failure").isNotNull();
        assertThat(failure.getCause()).isInstanceOf(how);
        assertThat(failure).hasMessageEndingWith("replay(" + failure.schedule() + ")");
        SimFailure again =
                catchThrowableOfType(
                        SimFailure.class, () -> Sim.explore(program).replay(failure.schedule()));
        assertThat(again.trace()).isEqualTo(failure.trace());
        return failure;
    }

    private static void passes(SimProgram program) {
        assertThat(Sim.explore(program).exhaustive(10_000).complete()).isTrue();
    }

    /** A queue whose consumer looks, lets others run, and sleeps; with or without a second look. */
    private static final class Mailbox {
        private final Queue<String> mails = new ArrayDeque<>();
        private final boolean looksAgain;
        private @Nullable Waker sleeper;

        Mailbox(boolean looksAgain) {
            this.looksAgain = looksAgain;
        }

        @Nullable Void put(String mail) {
            mails.add(mail);
            Waker woken = sleeper;
            sleeper = null;
            if (woken != null) {
                woken.wake();
            }
            return null;
        }

        Future<String> take() {
            return Futures.lazy(mails::poll)
                    .then(
                            found ->
                                    found != null
                                            ? Futures.ready(found)
                                            : Futures.yieldNow().then(yielded -> sleep()));
        }

        private Future<String> sleep() {
            boolean[] slept = {false};
            return Futures.pollFn(
                    cx -> {
                        if ((slept[0] || looksAgain) && !mails.isEmpty()) {
                            return Poll.ready(mails.remove());
                        }
                        slept[0] = true;
                        sleeper = cx.waker();
                        return Poll.pending();
                    });
        }
    }

    private static SimProgram mail(boolean looksAgain) {
        return executor -> {
            Mailbox box = new Mailbox(looksAgain);
            JoinHandle<String> reader = executor.spawn(box.take(), "reader");
            executor.spawn(Futures.lazy(() -> box.put("v")), "writer");
            assertThat(executor.blockOn(reader)).isEqualTo("v");
        };
    }

    @Test
    void sleeperThatDoesNotLookAgainWaitsForEver() {
        passes(mail(true));
        SimFailure failure = broken(mail(false), DeadlockError.class);
        assertThat(failure).hasMessageContaining("task 1 \"reader\" waits for");
        assertThat(failure.trace()).noneMatch(line -> line.contains("\"reader\" woken"));
    }

    /** Takes from a stock in which it has seen something, with or without a poll in between. */
    private static Future<Integer> take(Queue<Integer> stock, boolean atOnce) {
        return Futures.lazy(stock::isEmpty)
                .then(
                        empty ->
                                empty || atOnce
                                        ? Futures.ready(empty ? 0 : stock.remove())
                                        : Futures.yieldNow().map(yielded -> stock.remove()));
    }

    private static SimProgram shop(boolean atOnce) {
        return executor -> {
            Queue<Integer> stock = new ArrayDeque<>();
            stock.add(1);
            JoinHandle<Integer> first = executor.spawn(take(stock, atOnce), "first");
            JoinHandle<Integer> second = executor.spawn(take(stock, atOnce), "second");
            assertThat(executor.blockOn(first.join(second, Integer::sum))).isEqualTo(1);
        };
    }

    @Test
    void lookingAndTakingInTwoPollsSellsTheLastPieceTwice() {
        passes(shop(true));
        broken(shop(false), NoSuchElementException.class);
    }

    @Test
    void oneWhoIsLetInAndAbortedMustPassItOn() {
        passes(handOver(true));
        SimFailure failure = broken(handOver(false), DeadlockError.class);
        assertThat(failure.trace()).anyMatch(line -> line.contains("\"impatient\" dropped"));
    }

    private static SimProgram handOver(boolean passesOn) {
        return executor -> {
            Turnstile turnstile = new Turnstile(passesOn);
            JoinHandle<?> impatient =
                    executor.spawn(turnstile.enter().map(in -> turnstile.letOneIn()), "impatient");
            JoinHandle<String> patient = executor.spawn(turnstile.enter(), "patient");
            executor.spawn(Futures.lazy(turnstile::letOneIn), "guard");
            executor.spawn(
                    Futures.lazy(
                            () -> {
                                impatient.abort();
                                return true;
                            }),
                    "one who calls the impatient away");
            assertThat(executor.blockOn(patient)).isEqualTo("in");
        };
    }

    /** Lets one in for each call; who was let in and goes away must pass that on. */
    private static final class Turnstile {
        private final Deque<Entry> waiting = new ArrayDeque<>();
        private final boolean passesOn;

        Turnstile(boolean passesOn) {
            this.passesOn = passesOn;
        }

        private int free;

        @Nullable Void letOneIn() {
            Entry first = waiting.poll();
            if (first == null) {
                free++;
            } else {
                first.letIn = true;
                first.wake();
            }
            return null;
        }

        Future<String> enter() {
            return new Entry();
        }

        private final class Entry implements Future<String> {
            private @Nullable Waker waker;
            private boolean letIn;
            private boolean ended;

            private void wake() {
                if (waker != null) {
                    waker.wake();
                }
            }

            @Override
            public Poll<String> poll(Context cx) {
                if (waker == null && free > 0) {
                    free--;
                    letIn = true;
                }
                if (letIn) {
                    ended = true;
                    return Poll.ready("in");
                }
                if (waker == null) {
                    waiting.add(this);
                }
                waker = cx.waker();
                return Poll.pending();
            }

            @Override
            public void drop() {
                waiting.remove(this);
                if (letIn && !ended && passesOn) {
                    letOneIn();
                }
            }
        }
    }
}
