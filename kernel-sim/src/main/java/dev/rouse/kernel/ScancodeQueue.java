package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Cpu;

/**
 * The ring between the keyboard's interrupt handler and the task that reads scancodes: {@value
 * #CAPACITY} bytes, allocated once.
 *
 * <p>It needs no lock. Each operation is one step to an interrupt, which comes before or behind it
 * at the boundary, never inside.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only: one side pushes in handlers,
 * the other pops in a task.
 */
final class ScancodeQueue {

    /** How many bytes fit. */
    static final int CAPACITY = 100;

    /** What {@link #pop} gives if there is none; no byte. */
    static final int EMPTY = -1;

    private final Cpu cpu;
    private final byte[] ring = new byte[CAPACITY];
    private int first;
    private int size;

    ScancodeQueue(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Adds a byte; false if it is full, and then the byte is lost. */
    boolean push(int code) {
        boolean fits = size < CAPACITY;
        if (fits) {
            ring[(first + size++) % CAPACITY] = (byte) code;
        }
        cpu.nop();
        return fits;
    }

    /** Takes the oldest byte; {@link #EMPTY} if there is none. */
    int pop() {
        int code = EMPTY;
        if (size > 0) {
            code = ring[first] & 0xFF;
            first = (first + 1) % CAPACITY;
            size--;
        }
        cpu.nop();
        return code;
    }

    /** Tells whether {@link #pop} would find a byte. */
    boolean isEmpty() {
        boolean empty = size == 0;
        cpu.nop();
        return empty;
    }
}
