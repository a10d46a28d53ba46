package dev.rouse.kernel.vga;

import dev.rouse.kernel.Screen;
import dev.rouse.kernel.cpu.MemoryDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text memory of a VGA adapter: for each cell a character byte and, at the next address, an
 * attribute byte. Shows blanks in light gray on black at first.
 */
public final class TextBuffer implements MemoryDevice, Screen {

    /** Where the memory appears in the address space. */
    public static final long BASE = 0xB8000;

    private static final int BYTES_PER_CELL = 2;

    /** How many bytes it has. */
    public static final int SIZE = ROWS * COLUMNS * BYTES_PER_CELL;

    private static final int CHARACTER_MASK = 0xFF;
    private static final int ATTRIBUTE_SHIFT = 8;
    private static final int BLANK = Attribute.LIGHT_GRAY_ON_BLACK << ATTRIBUTE_SHIFT | ' ';

    private final short[] cells = new short[ROWS * COLUMNS];
    private long stores;

    /** Makes a blank screen. */
    public TextBuffer() {
        Arrays.fill(cells, (short) BLANK);
    }

    @Override
    public int load16(int offset) {
        return cells[offset / BYTES_PER_CELL] & 0xFFFF;
    }

    @Override
    public void store16(int offset, int value) {
        cells[offset / BYTES_PER_CELL] = (short) value;
        stores++;
    }

    @Override
    public char character(int row, int column) {
        return CodePage437.toUnicode(cell(row, column) & CHARACTER_MASK);
    }

    @Override
    public int attribute(int row, int column) {
        return cell(row, column) >> ATTRIBUTE_SHIFT & 0xFF;
    }

    private int cell(int row, int column) {
        return cells[row * COLUMNS + column];
    }

    @Override
    public long stores() {
        return stores;
    }

    @Override
    public List<String> text() {
        List<String> rows = new ArrayList<>(ROWS);
        for (int row = 0; row < ROWS; row++) {
            StringBuilder text = new StringBuilder(COLUMNS);
            for (int column = 0; column < COLUMNS; column++) {
                text.append(character(row, column));
            }
            rows.add(text.toString().stripTrailing());
        }
        return rows;
    }
}
