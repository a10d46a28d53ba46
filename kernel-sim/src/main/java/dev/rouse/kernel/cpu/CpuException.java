package dev.rouse.kernel.cpu;

import org.jspecify.annotations.Nullable;

/**
 * The exceptions of the processor: vector, error code and the class that decides what becomes of an
 * exception during the delivery of another.
 */
public enum CpuException {
    /** #DE. */
    DIVIDE_ERROR(0, false, Severity.CONTRIBUTORY),
    /** #DB. */
    DEBUG(1, false, Severity.BENIGN),
    /** #BP, what INT3 raises. */
    BREAKPOINT(3, false, Severity.BENIGN),
    /** #OF. */
    OVERFLOW(4, false, Severity.BENIGN),
    /** #BR. */
    BOUND_RANGE_EXCEEDED(5, false, Severity.BENIGN),
    /** #UD. */
    INVALID_OPCODE(6, false, Severity.BENIGN),
    /** #NM. */
    DEVICE_NOT_AVAILABLE(7, false, Severity.BENIGN),
    /** #DF: delivering an exception failed. */
    DOUBLE_FAULT(8, true, Severity.DOUBLE_FAULT),
    /** #TS. */
    INVALID_TSS(10, true, Severity.CONTRIBUTORY),
    /** #NP: also a gate that is not present. */
    SEGMENT_NOT_PRESENT(11, true, Severity.CONTRIBUTORY),
    /** #SS. */
    STACK_SEGMENT_FAULT(12, true, Severity.CONTRIBUTORY),
    /** #GP. */
    GENERAL_PROTECTION(13, true, Severity.CONTRIBUTORY),
    /** #PF. */
    PAGE_FAULT(14, true, Severity.PAGE_FAULT),
    /** #MF. */
    X87_FLOATING_POINT(16, false, Severity.BENIGN),
    /** #AC. */
    ALIGNMENT_CHECK(17, true, Severity.BENIGN),
    /** #MC. */
    MACHINE_CHECK(18, false, Severity.BENIGN),
    /** #XM. */
    SIMD_FLOATING_POINT(19, false, Severity.BENIGN),
    /** #VE. */
    VIRTUALIZATION(20, false, Severity.PAGE_FAULT),
    /** #CP. */
    CONTROL_PROTECTION(21, true, Severity.CONTRIBUTORY);

    /** The classes of the double fault table; devices' interrupts and INT n are benign. */
    enum Severity {
        BENIGN,
        CONTRIBUTORY,
        PAGE_FAULT,
        DOUBLE_FAULT
    }

    private final int vector;
    private final boolean hasErrorCode;
    private final Severity severity;

    CpuException(int vector, boolean hasErrorCode, Severity severity) {
        this.vector = vector;
        this.hasErrorCode = hasErrorCode;
        this.severity = severity;
    }

    /**
     * Gives the number of the gate.
     *
     * @return the vector, 0 to 31
     */
    public int vector() {
        return vector;
    }

    /**
     * Tells whether the processor hands the handler an error code.
     *
     * @return true if the frame of this exception has one
     */
    public boolean hasErrorCode() {
        return hasErrorCode;
    }

    Severity severity() {
        return severity;
    }

    /**
     * Decides what to deliver when {@code second} was raised while {@code first} was being
     * delivered.
     *
     * @param first the severity of what was being delivered
     * @param second the exception that its delivery raised
     * @return {@code second} where the two are handled one after the other, the double fault where
     *     they are too much together, and null for a triple fault, which stops the processor
     */
    static @Nullable CpuException promote(Severity first, CpuException second) {
        boolean contributory = second.severity == Severity.CONTRIBUTORY;
        boolean pageFault = second.severity == Severity.PAGE_FAULT;
        return switch (first) {
            case BENIGN -> second;
            case CONTRIBUTORY -> contributory ? DOUBLE_FAULT : second;
            case PAGE_FAULT -> contributory || pageFault ? DOUBLE_FAULT : second;
            case DOUBLE_FAULT -> contributory || pageFault ? null : second;
        };
    }
}
