package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * S12: wherever in a poll of the stream the keyboard interrupts, no byte is lost and the reader
 * does not sleep on one.
 */
class ScancodeExplorationTest {

    private static final int A_PRESSED = 0x1E;
    private static final int A_RELEASED = 0x9E;

    private static Explorer explorer(Function<ScancodeStream, ScancodeStream> flaw) {
        return new Explorer(
                () -> {
                    KernelBench bench = new KernelBench();
                    bench.executor.spawn(bench.reader(flaw.apply(bench.keyboard.open())));
                    return new Explorer.Scenario(
                            bench,
                            bench.executor::run,
                            () -> bench.read.equals(List.of(A_PRESSED, A_RELEASED)));
                },
                bench -> () -> bench.type(KeyCode.A));
    }

    @Test
    void noByteIsLostWhereverTheInterruptComes() {
        assertThat(explorer(stream -> stream).failures()).isEmpty();
    }

    @Test
    void norIsOneOfTwoKeysAtAnyPairOfBoundaries() {
        Explorer twoKeys =
                new Explorer(
                        () -> {
                            KernelBench bench = new KernelBench();
                            bench.executor.spawn(bench.reader(bench.keyboard.open()));
                            return new Explorer.Scenario(
                                    bench,
                                    bench.executor::run,
                                    () ->
                                            bench.read.equals(
                                                    List.of(
                                                            A_PRESSED,
                                                            A_RELEASED,
                                                            A_PRESSED,
                                                            A_RELEASED)));
                        },
                        bench -> () -> bench.type(KeyCode.A));

        assertThat(twoKeys.failingPairs()).isEmpty();
    }

    @Test
    void aReaderThatAlreadyWaitsIsWokenOnceForAllBytesOfAKey() {
        KernelBench bench = new KernelBench();
        bench.executor.spawn(bench.reader(bench.keyboard.open()));
        bench.executor.runUntilIdle();
        assertThat(bench.polls).isEqualTo(1);

        bench.type(KeyCode.A);
        bench.executor.runUntilIdle();

        assertThat(bench.read).containsExactly(A_PRESSED, A_RELEASED);
        assertThat(bench.polls).isEqualTo(2);
    }

    /** (c) The interrupt comes behind the registration and before the second look. */
    @Test
    void aWakeThatTheSecondLookHasAnsweredCostsOneSpuriousPoll() {
        KernelBench bench = new KernelBench();
        ScancodeStream stream = bench.keyboard.open();
        ScancodeStream disturbed =
                new ScancodeStream(stream.driver(), stream.queue()) {
                    private boolean done;

                    @Override
                    public PollNext<Integer> pollNext(Context cx) {
                        if (done || !queue().isEmpty()) {
                            return super.pollNext(cx);
                        }
                        done = true;
                        driver().register(cx.waker());
                        bench.machine.press(KeyCode.A);
                        return super.pollNext(cx);
                    }
                };
        bench.executor.spawn(bench.reader(disturbed));

        bench.executor.runUntilIdle();

        assertThat(bench.read).containsExactly(A_PRESSED);
        assertThat(bench.polls).isEqualTo(2);
    }

    // ---------------------------------------------------------------- what must be caught

    /** Looks, registers, and does not look again. */
    private static final class NoSecondLook extends ScancodeStream {
        NoSecondLook(ScancodeStream stream) {
            super(stream.driver(), stream.queue());
        }

        @Override
        public PollNext<Integer> pollNext(Context cx) {
            if (!queue().isEmpty()) {
                return PollNext.item(queue().pop());
            }
            driver().register(cx.waker());
            return PollNext.pending();
        }
    }

    /** Looks twice, and registers after that. */
    private static final class RegistersAfterTheSecondLook extends ScancodeStream {
        RegistersAfterTheSecondLook(ScancodeStream stream) {
            super(stream.driver(), stream.queue());
        }

        @Override
        public PollNext<Integer> pollNext(Context cx) {
            for (int look = 0; look < 2; look++) {
                if (!queue().isEmpty()) {
                    return PollNext.item(queue().pop());
                }
            }
            driver().register(cx.waker());
            return PollNext.pending();
        }
    }

    /** Wakes, and queues the byte after that. */
    private static final class WakesBeforeItPushes extends KeyboardDriver {
        private ScancodeQueue queue;

        WakesBeforeItPushes(Cpu cpu, Console console) {
            super(cpu, console);
        }

        @Override
        public ScancodeStream open() {
            ScancodeStream stream = super.open();
            queue = stream.queue();
            return stream;
        }

        @Override
        void addScancode(int code) {
            wake();
            queue.push(code);
        }
    }

    @Test
    void withoutASecondLookAByteIsSleptOn() {
        assertThat(explorer(NoSecondLook::new).failures()).isNotEmpty();
    }

    @Test
    void registeringAfterTheSecondLookLeavesAGap() {
        assertThat(explorer(RegistersAfterTheSecondLook::new).failures()).isNotEmpty();
    }

    /**
     * On one processor the reader cannot run between the wake and the push, both being inside one
     * handler, so no interrupt position shows this flaw. What shows it is what a second processor
     * would see: whether the byte is there at the moment of the wake.
     */
    @Test
    void theByteIsThereAtTheMomentOfTheWake() {
        assertThat(queuedAtWake(KeyboardDriver::new)).containsExactly(true, true);
        assertThat(queuedAtWake(WakesBeforeItPushes::new)).containsExactly(false, true);
    }

    private static List<Boolean> queuedAtWake(KernelBench.DriverMaker maker) {
        KernelBench bench = new KernelBench(maker);
        ScancodeStream stream = bench.keyboard.open();
        List<Boolean> queued = new ArrayList<>();
        for (Runnable half :
                List.<Runnable>of(
                        () -> bench.machine.press(KeyCode.A),
                        () -> bench.machine.release(KeyCode.A))) {
            bench.keyboard.register(() -> queued.add(!stream.queue().isEmpty()));
            half.run();
            bench.cpu.nop();
        }
        return queued;
    }
}
