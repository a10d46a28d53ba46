package dev.rouse.kernel.cpu;

/** Somebody outside switched the machine off. */
public final class PoweredOff extends CpuStopped {

    private static final long serialVersionUID = 1L;

    /** Makes the exception. */
    public PoweredOff() {
        super("powered off");
    }
}
