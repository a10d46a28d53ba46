package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kernel's handlers on the real controllers: masks, ends, nesting, spurious requests. */
class InterruptsTest {

    private static final int MASTER_MASK = 0x21;
    private static final int SLAVE_MASK = 0xA1;
    private static final int READ_IN_SERVICE = 0x0B;

    private final Machine machine = Machine.open();
    private final Cpu cpu = machine.cpu();
    private final Console console = new Console(cpu);
    private final Interrupts interrupts = new Interrupts(cpu, console);
    private final List<String> trace = new ArrayList<>();

    private int inService(int command) {
        cpu.out(command, READ_IN_SERVICE);
        return cpu.in(command);
    }

    @Test
    void startingKeepsTheFirmwaresMasks() {
        interrupts.start();

        assertThat(cpu.in(MASTER_MASK)).isEqualTo(0xB8);
        assertThat(cpu.in(SLAVE_MASK)).isEqualTo(0x8E);
        assertThat(cpu.interruptsEnabled()).isTrue();
    }

    @Test
    void unmaskingClearsOneBit() {
        interrupts.unmask(3);
        interrupts.unmask(11);

        assertThat(cpu.in(MASTER_MASK)).isEqualTo(0xB0);
        assertThat(cpu.in(SLAVE_MASK)).isEqualTo(0x86);
    }

    @Test
    void aHandlerIsEndedBehindItsBody() {
        interrupts.handle(
                Machine.IRQ_KEYBOARD,
                () -> {
                    cpu.in(0x60);
                    trace.add("in service " + inService(0x20));
                });
        interrupts.start();
        machine.press(KeyCode.A);

        cpu.nop();
        cpu.nop();

        assertThat(trace).containsExactly("in service 2");
        assertThat(inService(0x20)).isZero();
    }

    @Test
    void aLineOfTheSecondControllerIsEndedInBoth() {
        interrupts.handle(
                Doorbell.IRQ,
                () -> {
                    assertThat(cpu.in(Doorbell.PORT)).isEqualTo(1);
                    assertThat(cpu.in(Doorbell.PORT)).isZero();
                    trace.add("rung " + inService(0x20) + " " + inService(0xA0));
                });
        interrupts.start();
        interrupts.unmask(Doorbell.IRQ);
        machine.ring();

        cpu.nop();

        assertThat(trace).containsExactly("rung 4 8");
        assertThat(inService(0x20)).isZero();
        assertThat(inService(0xA0)).isZero();
    }

    /** S14: the timer interrupts the keyboard's handler if that enables interrupts. */
    @Test
    void aHigherLineInterruptsAHandlerThatLetsIt() {
        interrupts.handle(Machine.IRQ_TIMER, () -> trace.add("timer at " + cpu.interruptDepth()));
        interrupts.handle(
                Machine.IRQ_KEYBOARD,
                () -> {
                    cpu.in(0x60);
                    trace.add("keyboard");
                    cpu.sti();
                    passTime(60_000_000);
                    cpu.cli();
                    trace.add("keyboard ends");
                });
        interrupts.start();
        machine.press(KeyCode.A);

        cpu.nop();
        cpu.nop();

        assertThat(trace).containsExactly("keyboard", "timer at 2", "keyboard ends");
    }

    @Test
    void aLowerLineDoesNot() {
        interrupts.handle(Doorbell.IRQ, () -> trace.add("doorbell " + cpu.in(Doorbell.PORT)));
        interrupts.handle(
                Machine.IRQ_KEYBOARD,
                () -> {
                    cpu.in(0x60);
                    cpu.sti();
                    machine.ring();
                    cpu.nop();
                    cpu.nop();
                    trace.add("keyboard ends");
                });
        interrupts.start();
        interrupts.unmask(Doorbell.IRQ);
        machine.press(KeyCode.A);

        cpu.nop();
        cpu.nop();

        assertThat(trace).containsExactly("keyboard ends", "doorbell 1");
    }

    @Test
    void twoKeysPressedWhileInterruptsAreDisabledComeOneAfterTheOther() {
        interrupts.handle(Machine.IRQ_KEYBOARD, () -> trace.add("" + cpu.in(0x60)));
        interrupts.start();
        cpu.cli();
        machine.press(KeyCode.A);
        machine.press(KeyCode.B);
        cpu.nop();
        assertThat(trace).isEmpty();

        cpu.sti();
        cpu.nop();

        assertThat(trace).containsExactly("" + 0x1E, "" + 0x30);
    }

    @Test
    void aSpuriousInterruptOfTheSecondControllerEndsTheFirstOnly() {
        interrupts.start();
        // Vector 47 without a request of the second controller, as if one had gone away.
        cpu.interrupt(Interrupts.FIRST_VECTOR + 15);

        assertThat(inService(0x20)).isZero();
        assertThat(inService(0xA0)).isZero();
    }

    @Test
    void theTimerIsIgnoredUntilSomebodyWantsIt() {
        interrupts.start();

        passTime(200_000_000);

        assertThat(inService(0x20)).isZero();
        assertThat(machine.screen().text()).containsOnly("");
    }

    private void passTime(long nanos) {
        long untilNanos = machine.clock().nowNanos() + nanos;
        while (machine.clock().nowNanos() < untilNanos) {
            cpu.nop();
        }
    }
}
