package dev.rouse.kernel.cpu;

/**
 * One entry of the {@link Idt}: whom to call for a vector, and how.
 *
 * @param handler whom to call
 * @param type what entering does to the interrupt flag
 * @param stack which of the seven interrupt stacks to run on, or 0 for the current stack
 * @param present whether the entry is valid; if not, using it is itself a fault
 */
public record Gate(InterruptHandler handler, GateType type, int stack, boolean present) {

    private static final int STACKS = 7;

    private static final Gate MISSING =
            new Gate(
                    frame -> {
                        throw new IllegalStateException("a gate that is not present was entered");
                    },
                    GateType.INTERRUPT,
                    0,
                    false);

    /**
     * Checks the number of the stack.
     *
     * @param handler whom to call
     * @param type what entering does to the interrupt flag
     * @param stack which of the seven interrupt stacks to run on, or 0
     * @param present whether the entry is valid
     * @throws IllegalArgumentException if there is no such stack
     */
    public Gate {
        if (stack < 0 || stack > STACKS) {
            throw new IllegalArgumentException("there is no interrupt stack " + stack);
        }
    }

    /**
     * Makes an interrupt gate on the current stack.
     *
     * @param handler whom to call
     * @return the gate
     */
    public static Gate interrupt(InterruptHandler handler) {
        return new Gate(handler, GateType.INTERRUPT, 0, true);
    }

    /**
     * Makes a trap gate on the current stack.
     *
     * @param handler whom to call
     * @return the gate
     */
    public static Gate trap(InterruptHandler handler) {
        return new Gate(handler, GateType.TRAP, 0, true);
    }

    /**
     * Gives the entry that says there is no handler.
     *
     * @return a gate that is not present
     */
    public static Gate missing() {
        return MISSING;
    }

    /**
     * Gives the same gate on another stack.
     *
     * @param number 1 to 7, or 0 for the current stack
     * @return the changed gate
     */
    public Gate onStack(int number) {
        return new Gate(handler, type, number, present);
    }
}
