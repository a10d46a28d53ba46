package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.SpinLock;
import dev.rouse.kernel.vga.Attribute;
import dev.rouse.kernel.vga.TextBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The kernel's way to write on the screen: always on the last row, which scrolls up at its end.
 *
 * <p>A row that is full scrolls when the next character comes, not before. Text is written byte by
 * byte in UTF-8; a byte that is neither printable ASCII nor a line feed shows as a block. Printing
 * is done with interrupts disabled, so a handler may print as well and never finds a line half
 * written.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only, handlers included.
 */
public final class Console {

    private static final int LAST_ROW = Screen.ROWS - 1;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7E;
    private static final int BLOCK = 0xFE;
    private static final int BYTES_PER_CELL = 2;
    private static final int ATTRIBUTE = Attribute.YELLOW_ON_BLACK << 8;

    private final Cpu cpu;
    private final SpinLock lock;
    private final boolean guarded;
    private int column;

    /**
     * Makes a writer that starts at the left of the last row.
     *
     * @param cpu the processor to store with
     */
    public Console(Cpu cpu) {
        this(cpu, true);
    }

    private Console(Cpu cpu, boolean guarded) {
        this.cpu = cpu;
        this.lock = new SpinLock(cpu, "the console");
        this.guarded = guarded;
    }

    /**
     * Makes the writer that kernels have before they learn better: it locks, but leaves interrupts
     * enabled. A handler that prints while a line is being written deadlocks with it.
     */
    static Console unguarded(Cpu cpu) {
        return new Console(cpu, false);
    }

    /**
     * Writes a text.
     *
     * @param text what to write
     */
    public void print(String text) {
        if (guarded) {
            cpu.withoutInterrupts(() -> lock.whileHeld(() -> write(text)));
        } else {
            lock.whileHeld(() -> write(text));
        }
    }

    /**
     * Writes a text and ends the line.
     *
     * @param text what to write
     */
    public void println(String text) {
        print(text + "\n");
    }

    private void write(String text) {
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            if (value == '\n') {
                newLine();
            } else if (value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) {
                put(value);
            } else {
                put(BLOCK);
            }
        }
    }

    private void put(int character) {
        if (column >= Screen.COLUMNS) {
            newLine();
        }
        cpu.store16(address(LAST_ROW, column), ATTRIBUTE | character);
        column++;
    }

    private void newLine() {
        for (int row = 1; row < Screen.ROWS; row++) {
            for (int i = 0; i < Screen.COLUMNS; i++) {
                cpu.store16(address(row - 1, i), cpu.load16(address(row, i)));
            }
        }
        for (int i = 0; i < Screen.COLUMNS; i++) {
            cpu.store16(address(LAST_ROW, i), ATTRIBUTE | ' ');
        }
        column = 0;
    }

    private static long address(int row, int column) {
        return TextBuffer.BASE + (long) BYTES_PER_CELL * (row * Screen.COLUMNS + column);
    }
}
