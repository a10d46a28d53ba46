package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.CpuException;
import dev.rouse.kernel.cpu.Gate;
import dev.rouse.kernel.cpu.Idt;
import dev.rouse.kernel.cpu.InterruptFrame;
import dev.rouse.kernel.pic.PicPair;

/**
 * The kernel's side of interrupts: the table, the handlers of exceptions, and the controllers moved
 * to vectors that do not collide with exceptions.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only.
 */
public final class Interrupts {

    /** The vector of interrupt line 0; the other lines follow. */
    public static final int FIRST_VECTOR = 32;

    private static final int LINES_PER_CHIP = 8;
    private static final int LAST_OF_CHIP = 7;

    /** The stack on which a double fault finds room whatever the current stack looks like. */
    private static final int DOUBLE_FAULT_STACK = 1;

    private static final int ICW1_CASCADED_WITH_ICW4 = 0x11;
    private static final int SLAVES_OF_MASTER = 1 << 2;
    private static final int SLAVE_ID = 2;
    private static final int ICW4_8086 = 0x01;
    private static final int END_OF_INTERRUPT = 0x20;
    private static final int READ_IN_SERVICE = 0x0B;

    /** Nobody answers at this port; writing to it gives the controllers time. */
    private static final int WAIT_PORT = 0x80;

    private final Cpu cpu;
    private final Console console;
    private final Idt idt = new Idt();

    /**
     * Fills the table with handlers for exceptions, for the timer, which is ignored until somebody
     * wants it, and for spurious interrupts. Nothing changes on the machine yet.
     *
     * @param cpu the processor
     * @param console where exceptions are reported
     */
    public Interrupts(Cpu cpu, Console console) {
        this.cpu = cpu;
        this.console = console;
        idt.set(CpuException.BREAKPOINT, Gate.interrupt(this::breakpoint));
        idt.set(CpuException.PAGE_FAULT, Gate.interrupt(this::pageFault));
        idt.set(
                CpuException.DOUBLE_FAULT,
                Gate.interrupt(this::doubleFault).onStack(DOUBLE_FAULT_STACK));
        handle(Machine.IRQ_TIMER, () -> {});
        idt.set(vector(LAST_OF_CHIP), Gate.interrupt(frame -> lastOfMaster()));
        idt.set(vector(LINES_PER_CHIP + LAST_OF_CHIP), Gate.interrupt(frame -> lastOfSlave()));
    }

    /**
     * Sets the handler of an interrupt line. The end of interrupt is reported behind it.
     *
     * @param irq the line, 0 to 15
     * @param handler what to do; it must make the device drop its request
     */
    public void handle(int irq, Runnable handler) {
        idt.set(
                vector(irq),
                Gate.interrupt(
                        frame -> {
                            handler.run();
                            endOfInterrupt(irq);
                        }));
    }

    /** Loads the table, programs the controllers, leaving the lines open that are, and STI. */
    public void start() {
        cpu.loadIdt(idt);
        int masterMask = cpu.in(PicPair.MASTER_DATA);
        int slaveMask = cpu.in(PicPair.SLAVE_DATA);
        both(
                PicPair.MASTER_COMMAND,
                ICW1_CASCADED_WITH_ICW4,
                PicPair.SLAVE_COMMAND,
                ICW1_CASCADED_WITH_ICW4);
        both(PicPair.MASTER_DATA, FIRST_VECTOR, PicPair.SLAVE_DATA, FIRST_VECTOR + LINES_PER_CHIP);
        both(PicPair.MASTER_DATA, SLAVES_OF_MASTER, PicPair.SLAVE_DATA, SLAVE_ID);
        both(PicPair.MASTER_DATA, ICW4_8086, PicPair.SLAVE_DATA, ICW4_8086);
        cpu.out(PicPair.MASTER_DATA, masterMask);
        cpu.out(PicPair.SLAVE_DATA, slaveMask);
        cpu.sti();
    }

    private void both(int masterPort, int masterValue, int slavePort, int slaveValue) {
        cpu.out(masterPort, masterValue);
        cpu.out(WAIT_PORT, 0);
        cpu.out(slavePort, slaveValue);
        cpu.out(WAIT_PORT, 0);
    }

    /**
     * Lets a line through the mask of its controller.
     *
     * @param irq the line, 0 to 15
     */
    public void unmask(int irq) {
        int port = irq < LINES_PER_CHIP ? PicPair.MASTER_DATA : PicPair.SLAVE_DATA;
        cpu.out(port, cpu.in(port) & ~(1 << irq % LINES_PER_CHIP));
    }

    private void endOfInterrupt(int irq) {
        if (irq >= LINES_PER_CHIP) {
            cpu.out(PicPair.SLAVE_COMMAND, END_OF_INTERRUPT);
        }
        cpu.out(PicPair.MASTER_COMMAND, END_OF_INTERRUPT);
    }

    private static int vector(int irq) {
        return FIRST_VECTOR + irq;
    }

    // ---------------------------------------------------------------- spurious interrupts

    /** A spurious interrupt is not in service, so reporting its end would end another one's. */
    private void lastOfMaster() {
        if (isLastInService(PicPair.MASTER_COMMAND)) {
            endOfInterrupt(LAST_OF_CHIP);
        }
    }

    /** The first controller has the second one in service even if that had nothing to say. */
    private void lastOfSlave() {
        if (isLastInService(PicPair.SLAVE_COMMAND)) {
            cpu.out(PicPair.SLAVE_COMMAND, END_OF_INTERRUPT);
        }
        cpu.out(PicPair.MASTER_COMMAND, END_OF_INTERRUPT);
    }

    private boolean isLastInService(int command) {
        cpu.out(command, READ_IN_SERVICE);
        return (cpu.in(command) & 1 << LAST_OF_CHIP) != 0;
    }

    // ---------------------------------------------------------------- exceptions

    private void breakpoint(InterruptFrame frame) {
        console.println("EXCEPTION: BREAKPOINT\n" + frame);
    }

    private void pageFault(InterruptFrame frame) {
        console.println(
                String.format(
                        "EXCEPTION: PAGE FAULT\nAccessed Address: 0x%x\nError Code: 0x%x\n%s",
                        cpu.faultAddress(), frame.errorCode(), frame));
        haltForever();
    }

    private void doubleFault(InterruptFrame frame) {
        console.println("EXCEPTION: DOUBLE FAULT\n" + frame);
        haltForever();
    }

    private void haltForever() {
        for (; ; ) {
            cpu.hlt();
        }
    }
}
