package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S8 to S10, and what a reader of the stream may rely on. */
class KeyboardDriverTest {

    private static final String FULL = "WARNING: scancode queue full; dropping keyboard input";
    private static final String UNINITIALIZED = "WARNING: scancode queue uninitialized";

    private final KernelBench bench = new KernelBench();

    /** S8: a handler that does not read the port gets the first interrupt only. */
    @Test
    void withoutReadingThePortTheKeyboardFallsSilent() {
        int[] count = new int[1];
        bench.interrupts.handle(Machine.IRQ_KEYBOARD, () -> count[0]++);

        for (int i = 0; i < 5; i++) {
            bench.type(KeyCode.A);
            bench.cpu.nop();
        }

        assertThat(count[0]).isEqualTo(1);
    }

    /** S9. */
    @Test
    void scancodesBeforeTheStreamIsOpenedWarnOncePerByte() {
        bench.type(KeyCode.A);
        bench.cpu.nop();

        assertThat(bench.lines()).containsExactly(UNINITIALIZED, UNINITIALIZED);
    }

    /** S10. */
    @Test
    void theHundredAndFirstUnreadByteIsDroppedWithAWarning() {
        ScancodeStream stream = bench.keyboard.open();

        for (int i = 0; i < 101; i++) {
            bench.machine.press(i < 100 ? KeyCode.A : KeyCode.B);
            bench.cpu.nop();
        }

        assertThat(bench.lines()).containsExactly(FULL);
        bench.executor.spawn(bench.reader(stream));
        bench.executor.runUntilIdle();
        assertThat(bench.read).isEqualTo(Collections.nCopies(100, 0x1E));
    }

    @Test
    void aFullQueueTakesBytesAgainOnceItIsRead() {
        ScancodeStream stream = bench.keyboard.open();
        for (int i = 0; i < 100; i++) {
            bench.machine.press(KeyCode.A);
            bench.cpu.nop();
        }
        bench.executor.spawn(bench.reader(stream));
        bench.executor.runUntilIdle();

        bench.machine.press(KeyCode.B);
        bench.executor.runUntilIdle();

        assertThat(bench.read).hasSize(101).endsWith(0x30);
        assertThat(bench.lines()).isEmpty();
    }

    @Test
    void theStreamCanBeOpenedOnce() {
        bench.keyboard.open();

        assertThatThrownBy(bench.keyboard::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only once");
    }

    @Test
    void installingADriverHandlesTheKeyboardsLine() throws Exception {
        KeyboardDriver driver = KeyboardDriver.install(bench.cpu, bench.console, bench.interrupts);
        ScancodeStream stream = driver.open();
        bench.machine.press(KeyCode.B);

        assertThat(bench.executor.blockOn(stream.next())).isEqualTo(PollNext.item(0x30));
    }

    // ---------------------------------------------------------------- next()

    @Test
    void nextGivesOneByteAfterTheOther() throws Exception {
        ScancodeStream stream = bench.keyboard.open();
        bench.type(KeyCode.A);

        assertThat(bench.executor.blockOn(stream.next())).isEqualTo(PollNext.item(0x1E));
        assertThat(bench.executor.blockOn(stream.next())).isEqualTo(PollNext.item(0x9E));
    }

    @Test
    void nextWaitsForAKeyThatComesLater() throws Exception {
        ScancodeStream stream = bench.keyboard.open();
        bench.machine.clock().after(5_000_000, () -> bench.machine.press(KeyCode.C));

        assertThat(bench.executor.blockOn(stream.next())).isEqualTo(PollNext.item(0x2E));
    }

    @Test
    void makingTheFutureRunsNothing() {
        ScancodeStream stream = bench.keyboard.open();
        bench.machine.press(KeyCode.A);
        bench.cpu.nop();
        long boundaries = bench.cpu.boundaries();

        stream.next();

        assertThat(bench.cpu.boundaries()).isEqualTo(boundaries);
        assertThat(stream.queue().isEmpty()).isFalse();
    }

    @Test
    void pollingNextAfterItsEndIsRefused() throws Exception {
        Future<Next<Integer>> next = bench.keyboard.open().next();
        bench.machine.press(KeyCode.A);
        bench.executor.blockOn(next);

        assertThatThrownBy(() -> bench.executor.blockOn(next))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after completion");
    }

    @Test
    void pollingNextAfterItsDropIsRefused() {
        Future<Next<Integer>> next = bench.keyboard.open().next();
        next.drop();
        next.drop();

        assertThatThrownBy(() -> bench.executor.blockOn(next))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after drop");
    }

    @Test
    void droppingNextLosesNoByte() throws Exception {
        ScancodeStream stream = bench.keyboard.open();
        JoinHandle<Next<Integer>> dropped = bench.executor.spawn(stream.next());
        bench.executor.runUntilIdle();
        dropped.abort();
        bench.executor.runUntilIdle();
        assertThat(dropped.isFinished()).isTrue();

        bench.machine.press(KeyCode.A);

        assertThat(bench.executor.blockOn(stream.next())).isEqualTo(PollNext.item(0x1E));
    }

    @Test
    void droppingTheStreamForgetsItsReaderAndEndsIt() {
        ScancodeStream stream = bench.keyboard.open();
        bench.executor.spawn(bench.reader(stream));
        bench.executor.runUntilIdle();
        assertThat(bench.polls).isEqualTo(1);

        stream.drop();
        stream.drop();
        bench.machine.press(KeyCode.A);
        bench.executor.runUntilIdle();

        assertThat(bench.polls).as("nobody was woken").isEqualTo(1);
        assertThatThrownBy(() -> bench.executor.blockOn(stream.next()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after drop");
    }

    /** The budget is asked before a byte is taken, so a spent one leaves the byte in the queue. */
    @Test
    void aReaderWithSpentBudgetLeavesTheByteForTheNextPoll() {
        ScancodeStream stream = bench.keyboard.open();
        bench.machine.press(KeyCode.A);
        bench.cpu.nop();
        List<Integer> atFirstPoll = new ArrayList<>();
        bench.executor.spawn(
                Futures.<Object>pollFn(
                        cx -> {
                            if (atFirstPoll.isEmpty()) {
                                while (cx.tryProceed()) {
                                    // spend it all
                                }
                                assertThat(stream.pollNext(cx).isPending()).isTrue();
                                atFirstPoll.add(0);
                                return Poll.pending();
                            }
                            assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(0x1E));
                            atFirstPoll.add(1);
                            return Poll.ready(1);
                        }));

        bench.executor.runUntilIdle();

        assertThat(atFirstPoll).containsExactly(0, 1);
    }

    @Test
    void aThousandKeysThroughAQueueOfAHundred() {
        bench.executor.spawn(bench.reader(bench.keyboard.open()));
        for (int i = 0; i < 1000; i++) {
            bench.type(KeyCode.A);
            bench.executor.runUntilIdle();
        }

        assertThat(bench.read).hasSize(2000);
        assertThat(bench.lines()).isEmpty();
    }
}
