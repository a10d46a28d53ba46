package dev.rouse.kernel.cpu;

/**
 * The world outside the machine: what the processor looks at between two instructions, and waits
 * for when it is halted and no device has anything to do.
 *
 * <p>This is the one place where a machine can touch another thread or the clock on the wall. With
 * {@link #NONE}, the default, a run depends on nothing but the program.
 *
 * <p><b>Threads.</b> Both methods are called on the thread of the machine.
 */
public interface Outside {

    /** A world in which nothing happens: a processor that waits for it is halted forever. */
    Outside NONE =
            new Outside() {
                @Override
                public void look() {}

                @Override
                public boolean await() {
                    return false;
                }
            };

    /**
     * Lets the world act on the machine's devices, if it wants to. Called at every boundary, so it
     * has to be quick. An exception it throws ends the run.
     */
    void look();

    /**
     * Waits until the world has acted on the machine.
     *
     * @return false if it never will again
     */
    boolean await();
}
