package dev.rouse.kernel.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.kernel.cpu.CpuException.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exceptions: frames, error codes, and what becomes of an exception inside another. */
class ExceptionsTest {

    private static final int TIMER = 32;

    private final Bench bench = new Bench();
    private final Cpu cpu = bench.cpu;
    private final List<InterruptFrame> frames = new ArrayList<>();

    private void record(CpuException exception) {
        bench.idt.set(exception, Gate.interrupt(frames::add));
    }

    /** S1: a handled breakpoint, after which the program goes on. */
    @Test
    void breakpointIsHandledAndExecutionContinues() {
        record(CpuException.BREAKPOINT);

        cpu.int3();
        bench.note("after int3");

        assertThat(frames).hasSize(1);
        assertThat(frames.get(0).vector()).isEqualTo(3);
        assertThat(frames.get(0).errorCode()).isEqualTo(InterruptFrame.NO_ERROR_CODE);
        assertThat(bench.trace).containsExactly("after int3");
    }

    /** S2: a timer interrupt without a gate becomes #NP, which has no gate either: #DF. */
    @Test
    void interruptWithoutGateBecomesADoubleFaultOnItsOwnStack() {
        bench.idt.set(
                CpuException.DOUBLE_FAULT,
                Gate.interrupt(
                                frame -> {
                                    frames.add(frame);
                                    throw new IllegalStateException("kernel panic");
                                })
                        .onStack(1));
        cpu.sti();
        bench.request(TIMER);

        assertThatThrownBy(cpu::nop).hasMessage("kernel panic");

        assertThat(frames.get(0).vector()).isEqualTo(8);
        assertThat(frames.get(0).errorCode()).isZero();
        assertThat(frames.get(0).stack()).isEqualTo(1);
    }

    @Test
    void aMissingGateIsReportedWithItsIndex() {
        record(CpuException.SEGMENT_NOT_PRESENT);
        cpu.sti();
        bench.request(TIMER);

        cpu.nop();

        // Index 32, in the IDT, external: the manual's 103 and not the 202 of an emulator.
        assertThat(frames.get(0).errorCode()).isEqualTo(0x103);
    }

    @Test
    void aMissingGateOfASoftwareInterruptIsNotExternal() {
        record(CpuException.SEGMENT_NOT_PRESENT);

        cpu.interrupt(0x40);

        assertThat(frames.get(0).errorCode()).isEqualTo(0x202);
    }

    @Test
    void withoutADoubleFaultHandlerTheProcessorStops() {
        cpu.sti();
        bench.request(TIMER);

        assertThatThrownBy(cpu::nop)
                .isInstanceOf(TripleFault.class)
                .hasMessageContaining("vector 32 has no gate")
                .hasMessageContaining("vector 11 has no gate")
                .hasMessageContaining("vector 8 has no gate");
        assertThatThrownBy(cpu::nop).isInstanceOf(TripleFault.class);
    }

    @Test
    void softwareInterruptsIgnoreTheInterruptFlag() {
        bench.handle(0x80);

        cpu.interrupt(0x80);

        assertThat(bench.trace).containsExactly("handler 128");
    }

    @Test
    void aFrameSaysWhetherInterruptsWereEnabled() {
        record(CpuException.BREAKPOINT);

        cpu.int3();
        cpu.sti();
        cpu.int3();

        assertThat(frames)
                .extracting(InterruptFrame::interruptsEnabled)
                .containsExactly(false, true);
    }

    @Test
    void anExceptionPassesItsErrorCodeOnlyIfItHasOne() {
        record(CpuException.GENERAL_PROTECTION);
        record(CpuException.DIVIDE_ERROR);

        cpu.raise(CpuException.GENERAL_PROTECTION, 0x18);
        cpu.raise(CpuException.DIVIDE_ERROR, 0x18);

        assertThat(frames)
                .extracting(InterruptFrame::errorCode)
                .containsExactly(0x18, InterruptFrame.NO_ERROR_CODE);
    }

    @Test
    void aLoadWithoutMemoryIsAPageFault() {
        record(CpuException.PAGE_FAULT);

        assertThat(cpu.load16(0xdeadbeef0L)).isZero();

        assertThat(frames.get(0).errorCode()).isZero();
        assertThat(cpu.faultAddress()).isEqualTo(0xdeadbeef0L);
    }

    @Test
    void aStoreWithoutMemoryIsAPageFaultOfAWrite() {
        record(CpuException.PAGE_FAULT);

        cpu.store16(0x1000, 7);

        assertThat(frames.get(0).errorCode()).isEqualTo(2);
    }

    @Test
    void interruptsPendingAtAnExceptionComeBehindItsHandler() {
        record(CpuException.BREAKPOINT);
        bench.handle(TIMER);
        cpu.sti();
        cpu.nop();
        bench.idt.set(
                CpuException.BREAKPOINT,
                Gate.interrupt(
                        frame -> {
                            bench.request(TIMER);
                            cpu.nop();
                            bench.note("breakpoint");
                        }));

        cpu.int3();

        assertThat(bench.trace).containsExactly("breakpoint", "handler 32");
    }

    @ParameterizedTest
    @CsvSource({
        "BENIGN,       DIVIDE_ERROR,        DIVIDE_ERROR",
        "BENIGN,       PAGE_FAULT,          PAGE_FAULT",
        "BENIGN,       BREAKPOINT,          BREAKPOINT",
        "CONTRIBUTORY, GENERAL_PROTECTION,  DOUBLE_FAULT",
        "CONTRIBUTORY, SEGMENT_NOT_PRESENT, DOUBLE_FAULT",
        "CONTRIBUTORY, CONTROL_PROTECTION,  DOUBLE_FAULT",
        "CONTRIBUTORY, PAGE_FAULT,          PAGE_FAULT",
        "CONTRIBUTORY, DEBUG,               DEBUG",
        "PAGE_FAULT,   STACK_SEGMENT_FAULT, DOUBLE_FAULT",
        "PAGE_FAULT,   PAGE_FAULT,          DOUBLE_FAULT",
        "PAGE_FAULT,   BREAKPOINT,          BREAKPOINT",
        "DOUBLE_FAULT, INVALID_TSS,         ",
        "DOUBLE_FAULT, PAGE_FAULT,          ",
        "DOUBLE_FAULT, BREAKPOINT,          BREAKPOINT",
    })
    void theTableOfTheManualDecidesBetweenSerialDoubleAndTriple(
            Severity first, CpuException second, CpuException delivered) {
        assertThat(CpuException.promote(first, second)).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({"8", "10", "11", "12", "13", "14", "17", "21"})
    void exactlyTheVectorsOfTheManualHaveErrorCodes(int vector) {
        for (CpuException exception : CpuException.values()) {
            if (exception.vector() == vector) {
                assertThat(exception.hasErrorCode()).isTrue();
                return;
            }
        }
        throw new AssertionError("no exception has vector " + vector);
    }

    @Test
    void noOtherVectorHasAnErrorCode() {
        long count =
                List.of(CpuException.values()).stream().filter(CpuException::hasErrorCode).count();

        assertThat(count).isEqualTo(8);
    }
}
