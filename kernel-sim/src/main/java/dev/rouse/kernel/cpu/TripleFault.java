package dev.rouse.kernel.cpu;

/** Delivering the double fault failed too, and the processor shut down. */
public final class TripleFault extends CpuStopped {

    private static final long serialVersionUID = 1L;

    TripleFault(String chain) {
        super("triple fault: " + chain);
    }
}
