package dev.rouse.kernel.cpu;

/**
 * The processor is halted and nothing is going to wake it: interrupts are disabled, or no device
 * has anything left to do.
 */
public final class HaltedForever extends CpuStopped {

    private static final long serialVersionUID = 1L;

    /** Whether an interrupt could have ended the halt. */
    private final boolean interruptsEnabled;

    HaltedForever(boolean interruptsEnabled, String reason) {
        super("halted forever: " + reason);
        this.interruptsEnabled = interruptsEnabled;
    }

    /**
     * Tells whether an interrupt could still end the halt, if only somebody made a device request
     * one. Then the machine may be used again; otherwise it has stopped for good.
     *
     * @return true if interrupts are enabled
     */
    public boolean isIdle() {
        return interruptsEnabled;
    }
}
