package dev.rouse.kernel.cpu;

import static dev.rouse.kernel.cpu.Cpu.INSTRUCTION_NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When an interrupt is let in: IF, the shadow of STI, HLT, and the gates. */
class InterruptFlagTest {

    private static final int KEYBOARD = 33;
    private static final int TIMER = 32;

    private final Bench bench = new Bench();
    private final Cpu cpu = bench.cpu;

    @Test
    void powerOnDisablesInterrupts() {
        bench.handle(KEYBOARD);
        bench.request(KEYBOARD);

        cpu.nop();
        cpu.nop();

        assertThat(cpu.interruptsEnabled()).isFalse();
        assertThat(bench.trace).isEmpty();
    }

    @Test
    void stiShadowDelaysInterruptByOneInstruction() {
        bench.handle(KEYBOARD);
        bench.request(KEYBOARD);

        cpu.sti();
        bench.note("sti");
        cpu.nop();
        bench.note("nop");

        assertThat(bench.trace).containsExactly("sti", "handler 33", "nop");
    }

    @Test
    void stiWhenEnabledHasNoShadow() {
        bench.handle(KEYBOARD);
        cpu.sti();
        cpu.nop();
        bench.request(KEYBOARD);

        cpu.sti();
        bench.note("sti");

        assertThat(bench.trace).containsExactly("handler 33", "sti");
    }

    @Test
    void stiThenCliLetsNothingIn() {
        bench.handle(KEYBOARD);
        bench.request(KEYBOARD);

        cpu.sti();
        cpu.cli();
        cpu.nop();

        assertThat(bench.trace).isEmpty();
    }

    @Test
    void cliTakesEffectAtOnce() {
        bench.handle(KEYBOARD);
        cpu.sti();
        cpu.nop();
        cpu.probe(number -> bench.request(KEYBOARD));

        cpu.cli();

        cpu.probe(null);
        assertThat(bench.trace).isEmpty();
    }

    @Test
    void interruptPendingAtStiHltIsTakenInsideHlt() {
        bench.handle(KEYBOARD);
        bench.request(KEYBOARD);

        cpu.sti();
        bench.note("sti");
        cpu.hlt();
        bench.note("hlt");

        assertThat(bench.trace).containsExactly("sti", "handler 33", "hlt");
    }

    @Test
    void hltJumpsToTheEventThatInterrupts() {
        bench.handle(TIMER);
        bench.requestAfter(1_000_000, TIMER);
        cpu.sti();

        cpu.hlt();

        assertThat(bench.trace).containsExactly("handler 32");
        assertThat(bench.clock.nowNanos()).isBetween(1_000_000L, 1_000_100L);
    }

    @Test
    void hltSleepsThroughEventsThatDoNotInterrupt() {
        bench.handle(TIMER);
        bench.clock.after(100, () -> bench.note("event 1"));
        bench.clock.after(200, () -> bench.note("event 2"));
        bench.requestAfter(300, TIMER);
        cpu.sti();

        cpu.hlt();

        assertThat(bench.trace).containsExactly("event 1", "event 2", "handler 32");
    }

    @Test
    void hltWithInterruptsDisabledIsForever() {
        bench.requestAfter(100, TIMER);

        assertThatThrownBy(cpu::hlt)
                .isInstanceOf(HaltedForever.class)
                .hasMessageStartingWith("halted forever: HLT with interrupts disabled")
                .matches(thrown -> !((HaltedForever) thrown).isIdle());
    }

    @Test
    void afterHaltingWithInterruptsDisabledNothingIsExecuted() {
        assertThatThrownBy(cpu::hlt).isInstanceOf(HaltedForever.class);

        assertThatThrownBy(cpu::nop).isInstanceOf(HaltedForever.class);
        assertThatThrownBy(() -> cpu.in(0x60)).isInstanceOf(HaltedForever.class);
    }

    @Test
    void hltWithoutAnythingToWaitForIsForever() {
        cpu.sti();

        assertThatThrownBy(cpu::hlt)
                .isInstanceOf(HaltedForever.class)
                .hasMessageStartingWith("halted forever: no device has anything left to do")
                .matches(thrown -> ((HaltedForever) thrown).isIdle());
    }

    @Test
    void anIdleMachineGoesOnWhenADeviceActsAfterAll() {
        bench.handle(KEYBOARD);
        cpu.sti();
        assertThatThrownBy(cpu::hlt).isInstanceOf(HaltedForever.class);

        bench.request(KEYBOARD);
        cpu.hlt();

        assertThat(bench.trace).containsExactly("handler 33");
    }

    @Test
    void hltWakesForOneInterruptAndHandlesAllThatArePending() {
        bench.handle(TIMER);
        bench.handle(KEYBOARD);
        bench.request(TIMER);
        bench.request(KEYBOARD);
        cpu.sti();

        cpu.hlt();

        assertThat(bench.trace).containsExactly("handler 32", "handler 33");
    }

    @Test
    void anInterruptGateDisablesInterruptsUntilItReturns() {
        bench.handle(KEYBOARD);
        bench.idt.set(
                TIMER,
                Gate.interrupt(
                        frame -> {
                            bench.request(KEYBOARD);
                            cpu.nop();
                            bench.note("timer IF=" + cpu.interruptsEnabled());
                        }));
        cpu.sti();
        bench.request(TIMER);

        cpu.nop();

        assertThat(bench.trace).containsExactly("timer IF=false", "handler 33");
        assertThat(cpu.interruptsEnabled()).isTrue();
    }

    @Test
    void aTrapGateLeavesInterruptsEnabled() {
        bench.handle(KEYBOARD);
        bench.idt.set(
                TIMER,
                Gate.trap(
                        frame -> {
                            bench.request(KEYBOARD);
                            cpu.nop();
                            bench.note("timer depth=" + cpu.interruptDepth());
                        }));
        cpu.sti();
        bench.request(TIMER);

        cpu.nop();

        assertThat(bench.trace).containsExactly("handler 33", "timer depth=1");
        assertThat(cpu.interruptDepth()).isZero();
    }

    @Test
    void aHandlerThatEnablesInterruptsIsInterrupted() {
        bench.handle(KEYBOARD);
        bench.idt.set(
                TIMER,
                Gate.interrupt(
                        frame -> {
                            bench.request(KEYBOARD);
                            cpu.sti();
                            bench.note("after sti");
                            cpu.nop();
                            bench.note("timer ends");
                        }));
        cpu.sti();
        bench.request(TIMER);

        cpu.nop();

        assertThat(bench.trace).containsExactly("after sti", "handler 33", "timer ends");
    }

    @Test
    void aStormOfInterruptsDoesNotDeepenTheStack() {
        int storm = 100_000;
        int[] count = new int[1];
        bench.idt.set(
                TIMER,
                Gate.interrupt(
                        frame -> {
                            if (++count[0] < storm) {
                                bench.request(TIMER);
                            }
                        }));
        cpu.sti();
        bench.request(TIMER);

        cpu.nop();

        assertThat(count[0]).isEqualTo(storm);
    }

    @Test
    void everyInstructionIsABoundaryAndTakesTime() {
        List<Runnable> instructions =
                List.of(
                        cpu::nop,
                        cpu::cli,
                        () -> cpu.in(0x1234),
                        () -> cpu.out(0x1234, 1),
                        () -> cpu.loadIdt(bench.idt),
                        cpu::sti);
        for (Runnable instruction : instructions) {
            long boundaries = cpu.boundaries();
            long nanos = bench.clock.nowNanos();

            instruction.run();

            assertThat(cpu.boundaries()).isEqualTo(boundaries + 1);
            assertThat(bench.clock.nowNanos()).isEqualTo(nanos + INSTRUCTION_NANOS);
        }
    }

    @Test
    void withoutInterruptsRestoresWhatWas() {
        cpu.withoutInterrupts(() -> assertThat(cpu.interruptsEnabled()).isFalse());
        assertThat(cpu.interruptsEnabled()).isFalse();

        cpu.sti();
        cpu.withoutInterrupts(
                () -> {
                    cpu.withoutInterrupts(() -> assertThat(cpu.interruptsEnabled()).isFalse());
                    assertThat(cpu.interruptsEnabled()).isFalse();
                });
        assertThat(cpu.interruptsEnabled()).isTrue();
    }

    @Test
    void withoutInterruptsRestoresAfterAnException() {
        cpu.sti();

        assertThatThrownBy(
                        () ->
                                cpu.withoutInterrupts(
                                        () -> {
                                            throw new IllegalStateException("inside");
                                        }))
                .hasMessage("inside");

        assertThat(cpu.interruptsEnabled()).isTrue();
    }

    @Test
    void whatIsPendedInsideWithoutInterruptsComesBehindIt() {
        bench.handle(KEYBOARD);
        cpu.sti();

        cpu.withoutInterrupts(
                () -> {
                    bench.request(KEYBOARD);
                    cpu.nop();
                    bench.note("inside");
                });
        cpu.nop();

        assertThat(bench.trace).containsExactly("inside", "handler 33");
    }
}
