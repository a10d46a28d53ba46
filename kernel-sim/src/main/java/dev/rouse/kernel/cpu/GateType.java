package dev.rouse.kernel.cpu;

/** What entering a handler does to the interrupt flag. */
public enum GateType {
    /** Clears the flag until the handler returns: no other device interrupts it. Type 0xE. */
    INTERRUPT,
    /** Leaves the flag alone. Type 0xF. */
    TRAP
}
