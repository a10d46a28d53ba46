package dev.rouse.kernel.cpu;

/**
 * The processor would spin for ever on a lock whose holder it has itself interrupted. The real
 * machine hangs silently here; the simulated one stops and says so. Handlers are nested calls, so
 * the stack trace shows both: the handler that spins above, and the holder below it.
 */
public final class DeadlockDetected extends CpuStopped {

    private static final long serialVersionUID = 1L;

    DeadlockDetected(String lock, int holderDepth, int spinnerDepth) {
        super(
                "deadlock: "
                        + (spinnerDepth == holderDepth
                                ? "the holder of " + lock + " takes it a second time"
                                : lock
                                        + " is held by code "
                                        + place(holderDepth)
                                        + ", which cannot go on before the handler that spins on it"
                                        + " has returned; hold it with interrupts disabled"));
    }

    private static String place(int depth) {
        return depth == 0 ? "outside any handler" : "of handler level " + depth;
    }
}
