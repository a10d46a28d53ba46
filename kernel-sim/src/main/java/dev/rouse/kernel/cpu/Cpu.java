package dev.rouse.kernel.cpu;

import static dev.rouse.kernel.cpu.InterruptFrame.NO_ERROR_CODE;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The processor: the instructions a kernel needs to live with interrupts, as methods.
 *
 * <p><b>Boundaries.</b> Behind every instruction lies a boundary. There virtual time moves on by
 * {@value #INSTRUCTION_NANOS} ns, devices that are due act, and then, if the interrupt flag is set
 * and the {@link InterruptController} requests, the handler runs before the method returns.
 *
 * <p><b>The shadow of STI.</b> When {@link #sti} sets a flag that was clear, nothing is let in
 * before the instruction after it has executed as well. So {@code sti(); hlt();} cannot lose the
 * interrupt that arrives between the two: it is let in when the processor is halted, and wakes it.
 *
 * <p><b>Exceptions</b> go through the same table. Where delivering one raises another, the table of
 * the manual decides whether the second is handled, becomes a double fault, or stops the processor.
 *
 * <p><b>Threads.</b> The thread of the machine only.
 */
public final class Cpu {

    /** What one instruction costs, in virtual time. */
    public static final long INSTRUCTION_NANOS = 10;

    /** In an error code: the event came from outside the program. */
    private static final int ERROR_EXTERNAL = 1;

    /** In an error code: the index is that of a gate in the interrupt table. */
    private static final int ERROR_IN_IDT = 1 << 1;

    private static final int ERROR_INDEX_SHIFT = 3;

    /** In the error code of a page fault: the access was a write. */
    private static final int PAGE_FAULT_WRITE = 1 << 1;

    private final Clock clock;
    private final IoBus io;
    private final MemoryBus memory;
    private final InterruptController controller;
    private final Outside outside;

    private Idt idt = new Idt();
    private boolean interruptFlag;

    /** Set by the STI that sets the flag, for exactly one boundary. */
    private boolean shadow;

    private boolean halted;
    private boolean waitsForOutside = true;
    private int depth;
    private long boundaries;
    private long faultAddress;
    private @Nullable BoundaryProbe probe;

    /** Why no instruction is executed any more. */
    private @Nullable CpuStopped stopped;

    /**
     * Makes a processor with interrupts disabled and an empty interrupt table.
     *
     * @param clock the time it moves on
     * @param io where its port instructions go
     * @param memory where its loads and stores go
     * @param controller its interrupt input
     * @param outside what it looks at between instructions
     */
    public Cpu(
            Clock clock,
            IoBus io,
            MemoryBus memory,
            InterruptController controller,
            Outside outside) {
        this.clock = clock;
        this.io = io;
        this.memory = memory;
        this.controller = controller;
        this.outside = outside;
    }

    // ---------------------------------------------------------------- instructions

    /** CLI: disables interrupts, at once. */
    public void cli() {
        interruptFlag = false;
        boundary();
    }

    /** STI: enables interrupts; if they were disabled, only after the next instruction. */
    public void sti() {
        shadow = !interruptFlag;
        interruptFlag = true;
        boundary();
    }

    /**
     * HLT: waits for an interrupt and handles it. While the processor is halted, time jumps from
     * event to event.
     *
     * @throws HaltedForever if interrupts are disabled, which is the end; or if no device has an
     *     event and the outside will not act, after which a device may act and HLT be tried again
     */
    public void hlt() {
        halted = true;
        step();
        while (!interruptsPossible()) {
            waitForDevice();
        }
        halted = false;
        letInterruptsIn();
    }

    private void waitForDevice() {
        if (!interruptFlag) {
            throw stop(new HaltedForever(false, "HLT with interrupts disabled, " + this));
        }
        if (clock.hasEvents()) {
            clock.advanceToFirstEvent();
            outside.look();
        } else if (!waitsForOutside || !outside.await()) {
            throw new HaltedForever(true, "no device has anything left to do, " + this);
        }
        checkRunning();
    }

    /** NOP: nothing, and a boundary. */
    public void nop() {
        boundary();
    }

    /**
     * IN: reads a byte from a port.
     *
     * @param port the port, 0 to 0xFFFF
     * @return the byte, 0 to 255
     */
    public int in(int port) {
        int value = io.in(port);
        boundary();
        return value;
    }

    /**
     * OUT: writes a byte to a port.
     *
     * @param port the port, 0 to 0xFFFF
     * @param value the byte; only the low eight bits count
     */
    public void out(int port, int value) {
        io.out(port, value);
        boundary();
    }

    /**
     * Loads 16 bits from device memory; a page fault where there is none.
     *
     * @param address where
     * @return the value, 0 to 0xFFFF; 0 after a page fault whose handler returned
     */
    public int load16(long address) {
        MemoryBus.Window window = memory.find(address);
        if (window == null) {
            pageFault(address, 0);
            return 0;
        }
        int value = window.device().load16((int) (address - window.base()));
        boundary();
        return value;
    }

    /**
     * Stores 16 bits to device memory; a page fault where there is none.
     *
     * @param address where
     * @param value the value; only the low 16 bits count
     */
    public void store16(long address, int value) {
        MemoryBus.Window window = memory.find(address);
        if (window == null) {
            pageFault(address, PAGE_FAULT_WRITE);
            return;
        }
        window.device().store16((int) (address - window.base()), value & 0xFFFF);
        boundary();
    }

    /** INT3: raises the breakpoint exception. */
    public void int3() {
        deliver(Event.software(CpuException.BREAKPOINT.vector()));
        boundary();
    }

    /**
     * INT n: enters the handler of a vector, whatever the interrupt flag says.
     *
     * @param vector 0 to 255
     */
    public void interrupt(int vector) {
        deliver(Event.software(vector));
        boundary();
    }

    /**
     * Raises an exception, as an instruction does that cannot be carried out.
     *
     * @param exception which
     * @param errorCode its error code; ignored if it has none
     */
    public void raise(CpuException exception, int errorCode) {
        deliver(Event.exception(exception, errorCode));
        boundary();
    }

    private void pageFault(long address, int errorCode) {
        faultAddress = address;
        raise(CpuException.PAGE_FAULT, errorCode);
    }

    // ---------------------------------------------------------------- what is no instruction

    /**
     * LIDT: uses {@code table} from now on.
     *
     * @param table the interrupt table
     */
    public void loadIdt(Idt table) {
        idt = table;
        boundary();
    }

    /**
     * Runs a piece of code with interrupts disabled, and enables them afterwards if they were
     * enabled before. Nests.
     *
     * @param code what to run
     */
    public void withoutInterrupts(Runnable code) {
        withoutInterrupts(
                () -> {
                    code.run();
                    return Boolean.TRUE;
                });
    }

    /**
     * Computes a value with interrupts disabled, and enables them afterwards if they were enabled
     * before, also if {@code code} throws. Nests.
     *
     * @param code what to run
     * @param <T> the type of the value
     * @return what {@code code} gives
     */
    public <T extends @Nullable Object> T withoutInterrupts(Supplier<T> code) {
        boolean enabled = interruptFlag;
        if (enabled) {
            cli();
        }
        try {
            return code.get();
        } finally {
            if (enabled) {
                sti();
            }
        }
    }

    /**
     * Reads the interrupt flag.
     *
     * @return true if interrupts are enabled
     */
    public boolean interruptsEnabled() {
        return interruptFlag;
    }

    /**
     * Tells how many handlers are running, each interrupting the next.
     *
     * @return 0 outside handlers
     */
    public int interruptDepth() {
        return depth;
    }

    /**
     * Tells how far the program has come.
     *
     * @return how many boundaries have passed
     */
    public long boundaries() {
        return boundaries;
    }

    /**
     * Reads CR2.
     *
     * @return the address of the last page fault
     */
    public long faultAddress() {
        return faultAddress;
    }

    /**
     * Gives the clock this processor moves on.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Says whether a halted processor may wait for the outside when no device has anything to do.
     * If not, it behaves as if there were no outside.
     *
     * @param waits true to wait, as it does at first
     */
    public void waitsForOutside(boolean waits) {
        waitsForOutside = waits;
    }

    /**
     * Stops the processor for good: whatever instruction it tries from now on throws {@code
     * reason}.
     *
     * @param reason why
     * @param <E> its type
     * @return the reason, to throw
     */
    public <E extends CpuStopped> E stop(E reason) {
        stopped = reason;
        return reason;
    }

    /**
     * Calls {@code watcher} at every boundary from now on, instead of the one before.
     *
     * @param watcher whom to call, or null for nobody
     */
    public void probe(@Nullable BoundaryProbe watcher) {
        probe = watcher;
    }

    // ---------------------------------------------------------------- boundaries

    private void boundary() {
        step();
        if (shadow) {
            shadow = false;
        } else {
            letInterruptsIn();
        }
    }

    /** Time moves on and the world acts, but nothing is let in. */
    private void step() {
        checkRunning();
        boundaries++;
        clock.advance(INSTRUCTION_NANOS);
        outside.look();
        if (probe != null) {
            probe.atBoundary(boundaries);
        }
    }

    private void checkRunning() {
        if (stopped != null) {
            throw stopped;
        }
    }

    private boolean interruptsPossible() {
        return interruptFlag && controller.interruptRequested();
    }

    private void letInterruptsIn() {
        // The IRET of a handler is an instruction too, hence the step between two of them.
        while (interruptsPossible()) {
            deliver(Event.external(controller.acknowledge()));
            step();
        }
    }

    // ---------------------------------------------------------------- delivery

    private void deliver(Event first) {
        Event event = first;
        StringBuilder chain = null;
        while (!enter(event)) {
            CpuException refused = CpuException.SEGMENT_NOT_PRESENT;
            chain = chain == null ? new StringBuilder() : chain;
            chain.append("vector ").append(event.vector).append(" has no gate, ");
            CpuException next = CpuException.promote(event.severity, refused);
            if (next == null) {
                throw stop(new TripleFault(chain + "and nothing is left to try; " + this));
            }
            event = Event.exception(next, next == refused ? gateError(event) : 0);
        }
    }

    /** Calls the handler of an event; false if its gate is not present. */
    private boolean enter(Event event) {
        Gate gate = idt.get(event.vector);
        if (!gate.present()) {
            return false;
        }
        boolean saved = interruptFlag;
        boolean wasHalted = halted;
        InterruptFrame frame =
                new InterruptFrame(event.vector, event.errorCode, saved, gate.stack(), boundaries);
        halted = false;
        shadow = false;
        depth++;
        if (gate.type() == GateType.INTERRUPT) {
            interruptFlag = false;
        }
        gate.handler().handle(frame);
        // IRET. A handler that throws does not come back, and neither does what it interrupted.
        depth--;
        interruptFlag = saved;
        halted = wasHalted;
        return true;
    }

    private static int gateError(Event event) {
        return event.vector << ERROR_INDEX_SHIFT
                | ERROR_IN_IDT
                | (event.external ? ERROR_EXTERNAL : 0);
    }

    @Override
    public String toString() {
        return "Cpu[IF="
                + (interruptFlag ? 1 : 0)
                + (halted ? ", halted" : "")
                + ", handlers "
                + depth
                + ", boundary "
                + boundaries
                + ", "
                + clock.nowNanos()
                + " ns]";
    }

    /** Something that is to be delivered through the table. */
    private record Event(
            int vector, int errorCode, boolean external, CpuException.Severity severity) {

        static Event external(int vector) {
            return new Event(vector, NO_ERROR_CODE, true, CpuException.Severity.BENIGN);
        }

        static Event software(int vector) {
            return new Event(vector, NO_ERROR_CODE, false, CpuException.Severity.BENIGN);
        }

        static Event exception(CpuException exception, int errorCode) {
            return new Event(
                    exception.vector(),
                    exception.hasErrorCode() ? errorCode : NO_ERROR_CODE,
                    true,
                    exception.severity());
        }
    }
}
