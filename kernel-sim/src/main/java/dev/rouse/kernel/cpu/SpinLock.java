package dev.rouse.kernel.cpu;

/**
 * A spin lock of a kernel with one processor. There nobody can give it back while somebody spins,
 * so spinning at all is a deadlock, and it is reported instead of performed.
 *
 * <p>What an interrupt handler locks as well must be held with interrupts disabled: {@link
 * Cpu#withoutInterrupts}.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only. Taking and giving back are an
 * instruction each, with a boundary behind it.
 */
public final class SpinLock {

    private static final int FREE = -1;

    private final Cpu cpu;
    private final String name;

    /** How many handlers were running when it was taken, or {@link #FREE}. */
    private int heldAtDepth = FREE;

    /**
     * Makes a free lock.
     *
     * @param cpu the processor
     * @param name what it protects, for messages
     */
    public SpinLock(Cpu cpu, String name) {
        this.cpu = cpu;
        this.name = name;
    }

    /**
     * Runs a piece of code with the lock held.
     *
     * @param code what to run
     * @throws DeadlockDetected if the lock is held already
     */
    public void whileHeld(Runnable code) {
        if (heldAtDepth != FREE) {
            throw new DeadlockDetected(name, heldAtDepth, cpu.interruptDepth());
        }
        heldAtDepth = cpu.interruptDepth();
        cpu.nop();
        try {
            code.run();
        } finally {
            heldAtDepth = FREE;
        }
        cpu.nop();
    }

    /** Names the lock and says whether it is held. */
    @Override
    public String toString() {
        return "SpinLock[" + name + (heldAtDepth == FREE ? ", free]" : ", held]");
    }
}
