package dev.rouse.kernel.vga;

/** The attribute byte of a cell: a foreground and a background out of sixteen colors. */
public final class Attribute {

    /** What firmware leaves on the screen. */
    public static final int LIGHT_GRAY_ON_BLACK = 0x07;

    /** What the kernel writes. */
    public static final int YELLOW_ON_BLACK = 0x0E;

    private static final int COLOR_MASK = 0xF;
    private static final int BACKGROUND_SHIFT = 4;

    private Attribute() {}

    /** Gives the number of the foreground color, 0 black to 15 white; from 8 on it is bright. */
    public static int foreground(int attribute) {
        return attribute & COLOR_MASK;
    }

    /** Gives the number of the background color. */
    public static int background(int attribute) {
        return attribute >> BACKGROUND_SHIFT & COLOR_MASK;
    }
}
