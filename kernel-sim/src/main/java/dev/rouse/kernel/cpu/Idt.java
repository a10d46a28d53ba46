package dev.rouse.kernel.cpu;

import java.util.Arrays;

/**
 * The interrupt descriptor table: one {@link Gate} for each of the 256 vectors, all missing at
 * first.
 */
public final class Idt {

    /** How many vectors there are. */
    public static final int VECTORS = 256;

    private final Gate[] gates = new Gate[VECTORS];

    /** Makes a table without handlers. */
    public Idt() {
        Arrays.fill(gates, Gate.missing());
    }

    /**
     * Sets the gate of an exception.
     *
     * @param exception which exception
     * @param gate its gate from now on
     */
    public void set(CpuException exception, Gate gate) {
        set(exception.vector(), gate);
    }

    /**
     * Sets the gate of a vector.
     *
     * @param vector 0 to 255
     * @param gate its gate from now on
     */
    public void set(int vector, Gate gate) {
        gates[vector] = gate;
    }

    /**
     * Gives the gate of a vector.
     *
     * @param vector 0 to 255
     * @return its gate; {@link Gate#missing()} if none was set
     */
    public Gate get(int vector) {
        return gates[vector];
    }
}
