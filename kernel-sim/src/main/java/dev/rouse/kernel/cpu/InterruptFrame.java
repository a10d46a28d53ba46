package dev.rouse.kernel.cpu;

/**
 * What the processor saves when it enters a handler.
 *
 * @param vector which entry of the table was used
 * @param errorCode the error code of the exception, or {@link #NO_ERROR_CODE}
 * @param interruptsEnabled the interrupt flag as it was; IRET restores it
 * @param stack the interrupt stack the handler runs on, 0 for the current one
 * @param boundary how many boundaries had passed, which stands for the instruction pointer
 */
public record InterruptFrame(
        int vector, int errorCode, boolean interruptsEnabled, int stack, long boundary) {

    /** The {@link #errorCode} of vectors that have none. */
    public static final int NO_ERROR_CODE = -1;
}
