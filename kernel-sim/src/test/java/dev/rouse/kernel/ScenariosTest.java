package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.CpuException;
import dev.rouse.kernel.cpu.CpuReset;
import dev.rouse.kernel.cpu.DeadlockDetected;
import dev.rouse.kernel.cpu.Gate;
import dev.rouse.kernel.cpu.HaltedForever;
import dev.rouse.kernel.cpu.Idt;
import dev.rouse.kernel.cpu.SpinLock;
import dev.rouse.kernel.cpu.TripleFault;
import dev.rouse.kernel.keyboard.KeyCode;
import org.junit.jupiter.api.Test;

/** The situations a kernel author meets, staged on the whole machine. */
class ScenariosTest {

    private static final long SECOND = 1_000_000_000;

    /** The vector at which firmware leaves the timer. */
    private static final int FIRMWARE_TIMER = 0x08;

    private static final int PIC_COMMAND = 0x20;
    private static final int END_OF_INTERRUPT = 0x20;

    private final Machine machine = Machine.sealed();
    private final Cpu cpu = machine.cpu();
    private final Console console = new Console(cpu);
    private final Interrupts interrupts = new Interrupts(cpu, console);

    private String lastRow() {
        return machine.screen().text().get(24);
    }

    private void runFor(long nanos) {
        long untilNanos = machine.clock().nowNanos() + nanos;
        while (machine.clock().nowNanos() < untilNanos) {
            cpu.hlt();
        }
    }

    /** S1: a breakpoint is reported and the kernel goes on. */
    @Test
    void aBreakpointIsPrintedAndExecutionContinues() {
        interrupts.start();

        cpu.int3();
        console.print("It did not crash!");

        assertThat(machine.screen().text()).contains("EXCEPTION: BREAKPOINT");
        assertThat(lastRow()).isEqualTo("It did not crash!");
    }

    /** S2: interrupts on, but no gate for the timer: a double fault. */
    @Test
    void enablingInterruptsWithoutATimerGateIsADoubleFault() {
        Idt idt = new Idt();
        idt.set(
                CpuException.DOUBLE_FAULT,
                Gate.interrupt(
                                frame -> {
                                    console.print("DOUBLE FAULT on stack " + frame.stack());
                                    cpu.hlt();
                                })
                        .onStack(1));
        // The timer is at the vector of a harmless-looking exception that has no handler.
        programTimerVector(0x20);
        cpu.loadIdt(idt);
        cpu.sti();

        assertThatThrownBy(() -> runFor(SECOND)).isInstanceOf(HaltedForever.class);

        assertThat(lastRow()).isEqualTo("DOUBLE FAULT on stack 1");
    }

    /** What a kernel meets that enables interrupts before it moves the controllers' vectors. */
    @Test
    void theFirmwaresTimerVectorIsTheDoubleFault() {
        Idt idt = new Idt();
        int[] vector = new int[1];
        idt.set(
                FIRMWARE_TIMER,
                Gate.interrupt(
                        frame -> {
                            vector[0] = frame.vector();
                            cpu.out(PIC_COMMAND, END_OF_INTERRUPT);
                        }));
        cpu.loadIdt(idt);
        cpu.sti();

        runFor(SECOND / 10);

        assertThat(vector[0]).isEqualTo(8);
    }

    @Test
    void withoutAnyGateTheMachineStops() {
        cpu.loadIdt(new Idt());
        cpu.sti();

        assertThatThrownBy(() -> runFor(SECOND)).isInstanceOf(TripleFault.class);
    }

    /** S3: a handler that forgets the end of interrupt prints one dot, ever. */
    @Test
    void withoutEndOfInterruptThereIsOneDot() {
        Idt idt = new Idt();
        idt.set(0x20, Gate.interrupt(frame -> console.print(".")));
        programTimerVector(0x20);
        cpu.loadIdt(idt);
        cpu.sti();
        // There is nothing to halt for: the second tick never comes. So the time is spent working.
        passTime(SECOND / 5);

        assertThat(lastRow()).isEqualTo(".");
    }

    /** Lets time pass without halting. */
    private void passTime(long nanos) {
        long untilNanos = machine.clock().nowNanos() + nanos;
        while (machine.clock().nowNanos() < untilNanos) {
            cpu.nop();
        }
    }

    /** S4: with it, 18.2 a second. */
    @Test
    void withEndOfInterruptThereAreEighteenDotsASecond() {
        Idt idt = new Idt();
        idt.set(
                0x20,
                Gate.interrupt(
                        frame -> {
                            console.print(".");
                            cpu.out(PIC_COMMAND, END_OF_INTERRUPT);
                        }));
        programTimerVector(0x20);
        cpu.loadIdt(idt);
        cpu.sti();

        runFor(SECOND);

        assertThat(lastRow()).hasSizeBetween(18, 19);
    }

    /** S5: a handler that prints, and a console that leaves interrupts enabled. */
    @Test
    void printingInAHandlerDeadlocksWithAConsoleThatLeavesInterruptsEnabled() {
        Console unguarded = Console.unguarded(cpu);
        startDots(unguarded);

        assertThatThrownBy(() -> printDashes(unguarded))
                .isInstanceOf(DeadlockDetected.class)
                .hasMessageContaining("the console is held by code outside any handler")
                .hasMessageContaining("with interrupts disabled")
                .satisfies(
                        deadlock ->
                                assertThat(deadlock.getStackTrace())
                                        .describedAs("the handler and, below it, the holder")
                                        .filteredOn(f -> f.getMethodName().equals("whileHeld"))
                                        .hasSize(2));
    }

    /** S6: the same with the console as it is. */
    @Test
    void printingInAHandlerIsSafeWithInterruptsDisabledWhilePrinting() {
        int[] dots = startDots(console);

        printDashes(console);

        assertThat(dots[0]).describedAs("printed in a second of dashes").isBetween(17, 19);
    }

    @Test
    void aLockTakenTwiceByTheSameCodeIsADeadlock() {
        SpinLock lock = new SpinLock(cpu, "the lock");
        assertThatThrownBy(() -> lock.whileHeld(() -> lock.whileHeld(() -> {})))
                .isInstanceOf(DeadlockDetected.class)
                .hasMessageContaining("takes it a second time");
        lock.whileHeld(() -> assertThat(lock).hasToString("SpinLock[the lock, held]"));
        assertThat(lock).hasToString("SpinLock[the lock, free]");
    }

    /** Prints a dot at every tick from now on, and counts them. */
    private int[] startDots(Console dots) {
        int[] printed = new int[1];
        Idt idt = new Idt();
        idt.set(
                0x20,
                Gate.interrupt(
                        frame -> {
                            dots.print(".");
                            printed[0]++;
                            cpu.out(PIC_COMMAND, END_OF_INTERRUPT);
                        }));
        programTimerVector(0x20);
        cpu.loadIdt(idt);
        cpu.sti();
        return printed;
    }

    private void printDashes(Console dashes) {
        long untilNanos = machine.clock().nowNanos() + SECOND;
        while (machine.clock().nowNanos() < untilNanos) {
            dashes.print("-");
            cpu.nop(); // the jump back: between STI and CLI alone no interrupt would come in
        }
    }

    /** Moves the first controller's vectors as a kernel does, leaving the firmware's mask. */
    private void programTimerVector(int vector) {
        cpu.out(0x20, 0x11);
        cpu.out(0x21, vector);
        cpu.out(0x21, 0x04);
        cpu.out(0x21, 0x01);
        cpu.out(0x21, 0xB8);
    }

    @Test
    void theFirmwareLeavesItsTraces() {
        assertThat(cpu.in(0x21)).isEqualTo(0xB8);
        assertThat(cpu.in(0xA1)).isEqualTo(0x8E);
        assertThat(cpu.in(0x4D0)).isZero();
        assertThat(cpu.in(0x4D1)).isEqualTo(0x0C);
        assertThat(cpu.in(0x64)).isEqualTo(0x14);
        cpu.out(0x64, 0x20);
        assertThat(cpu.in(0x60)).isEqualTo(0x65);
        cpu.out(0x43, 0xC2 | 0x20);
        assertThat(cpu.in(0x40) & 0x3F).describedAs("both bytes, mode 2").isEqualTo(0x34);
    }

    @Test
    void aPageFaultIsPrintedAndTheKernelStops() {
        interrupts.start();

        assertThatThrownBy(() -> cpu.load16(0xdeadbeefL)).isInstanceOf(HaltedForever.class);

        assertThat(machine.screen().text())
                .contains("EXCEPTION: PAGE FAULT", "Accessed Address: 0xdeadbeef");
    }

    @Test
    void aDoubleFaultIsPrintedAndTheKernelStops() {
        interrupts.start();

        assertThatThrownBy(() -> cpu.interrupt(0x99)).isInstanceOf(HaltedForever.class);

        assertThat(machine.screen().text()).contains("EXCEPTION: DOUBLE FAULT");
    }

    @Test
    void theKeyboardControllerCanResetTheMachine() {
        assertThatThrownBy(() -> cpu.out(0x64, 0xFE)).isInstanceOf(CpuReset.class);
    }

    @Test
    void spuriousInterruptsAreNotEnded() {
        interrupts.start();
        cpu.cli();
        machine.press(KeyCode.A);
        // The request falls because the port is read with interrupts disabled.
        cpu.in(0x60);

        cpu.sti();
        cpu.nop();
        cpu.nop();

        cpu.out(0x20, 0x0B);
        assertThat(cpu.in(0x20)).describedAs("in service").isZero();
    }

    @Test
    void aMachineDescribesItself() {
        assertThat(machine.toString())
                .contains("Cpu[IF=0")
                .contains("KeyboardDevice[set 2, scanning")
                .contains("pic0: irr=00 imr=b8");
    }
}
