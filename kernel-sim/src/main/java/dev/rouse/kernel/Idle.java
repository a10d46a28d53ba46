package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Cpu;
import java.util.function.BooleanSupplier;

/** How an executor waits when it has looked for a runnable task and found none. */
@FunctionalInterface
interface Idle {

    /**
     * Halts the processor, unless a task has become runnable in the meantime.
     *
     * @param nothingToDo looks for runnable tasks once more
     */
    void sleep(Cpu cpu, BooleanSupplier nothingToDo);

    /**
     * Disables interrupts, looks again, and enables them together with the halt.
     *
     * <p>An interrupt before CLI is seen by the look. One after it stays pending until STI, whose
     * shadow carries it over the boundary to HLT, which it ends at once. Without CLI, or with a
     * boundary between STI and HLT, an interrupt could make a task runnable after the look and
     * before the halt, and the processor would sleep on it until the next interrupt.
     */
    static void cliCheckStiHlt(Cpu cpu, BooleanSupplier nothingToDo) {
        cpu.cli();
        boolean nothing = nothingToDo.getAsBoolean();
        cpu.nop();
        cpu.sti();
        if (nothing) {
            cpu.hlt();
        }
    }
}
