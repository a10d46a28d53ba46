package dev.rouse.kernel.cpu;

/** A device pulled the processor's reset line, as the keyboard controller can. */
public final class CpuReset extends CpuStopped {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param reason which device, and what it was told
     */
    public CpuReset(String reason) {
        super("reset: " + reason);
    }
}
