package dev.rouse.kernel.ps2;

import dev.rouse.kernel.keyboard.KeyCode;

/**
 * A PS/2 keyboard: turns key presses into scancodes, obeys the commands that the controller passes
 * on, and keeps up to {@value #CAPACITY} bytes of scancodes until they are fetched.
 *
 * <p>Answers to commands overtake scancodes, and a new command throws away answers that nobody has
 * fetched. When the buffer is full, further bytes are lost, even in the middle of a key's sequence.
 *
 * <p>A key that is held does not repeat by itself: whoever presses keys presses it again. Rate and
 * delay are accepted and kept for when it does.
 */
public final class KeyboardDevice {

    static final int SET_1 = 1;
    static final int SET_2 = 2;
    static final int SET_3 = 3;
    static final int DEFAULT_SET = SET_2;

    /** How many bytes of scancodes wait at most. */
    public static final int CAPACITY = 16;

    /** More than the longest answer. */
    private static final int REPLY_CAPACITY = 8;

    private static final int RESET = 0xFF;
    private static final int RESEND = 0xFE;
    private static final int SET_DEFAULTS = 0xF6;
    private static final int DISABLE_SCANNING = 0xF5;
    private static final int ENABLE_SCANNING = 0xF4;
    private static final int SET_TYPEMATIC = 0xF3;
    private static final int IDENTIFY = 0xF2;
    private static final int SCANCODE_SET = 0xF0;
    private static final int ECHO = 0xEE;
    private static final int SET_LEDS = 0xED;

    private static final int ACKNOWLEDGE = 0xFA;
    private static final int SELF_TEST_PASSED = 0xAA;
    private static final int ERROR = 0xFE;
    private static final int[] IDENTITY = {0xAB, 0x83};

    /** The parameter of {@link #SCANCODE_SET} that asks instead of setting. */
    private static final int WHICH_SET = 0;

    private static final int LED_MASK = 0b111;

    /** 500 ms delay and 10.9 repeats a second. */
    private static final int DEFAULT_TYPEMATIC = 0x2B;

    /** No command waits for its parameter. */
    private static final int NO_COMMAND = 0;

    private final KeySequences sequences = new KeySequences();
    private final ByteQueue scancodes = new ByteQueue(CAPACITY);
    private final ByteQueue replies = new ByteQueue(REPLY_CAPACITY);

    private Runnable onData = () -> {};
    private boolean scanning = true;
    private int set = DEFAULT_SET;
    private int leds;
    private int typematic = DEFAULT_TYPEMATIC;

    /** The command whose parameter comes next. */
    private int pending = NO_COMMAND;

    private int lastSent;

    /** Makes a keyboard as after its self test: set 2, scanning, all LEDs off. */
    public KeyboardDevice() {}

    /** Sets whom to tell that there may be something to fetch. */
    void onData(Runnable listener) {
        onData = listener;
    }

    // ---------------------------------------------------------------- keys

    /**
     * Presses a key. Pressing a key that is held is what its repetition does.
     *
     * @param key which key
     * @throws IllegalArgumentException if the keyboard does not have it
     */
    public void press(KeyCode key) {
        sequences.press(key, set, this::addScancode);
        onData.run();
    }

    /**
     * Releases a key.
     *
     * @param key which key
     * @throws IllegalArgumentException if the keyboard does not have it
     */
    public void release(KeyCode key) {
        sequences.release(key, set, this::addScancode);
        onData.run();
    }

    private void addScancode(int code) {
        if (scanning) {
            scancodes.add(code);
        }
    }

    /**
     * Tells whether everything has been fetched.
     *
     * @return true if nothing waits
     */
    public boolean isDrained() {
        return available() == 0;
    }

    /**
     * Gives the state of the lights.
     *
     * @return bit 0 Scroll Lock, bit 1 Num Lock, bit 2 Caps Lock
     */
    public int leds() {
        return leds;
    }

    // ---------------------------------------------------------------- the wire

    int available() {
        return replies.size() + scancodes.size();
    }

    /** Reads a waiting byte without fetching it; answers come before scancodes. */
    int peek(int index) {
        return index < replies.size()
                ? replies.peek(index)
                : scancodes.peek(index - replies.size());
    }

    int take() {
        lastSent = replies.size() > 0 ? replies.take() : scancodes.take();
        return lastSent;
    }

    void write(int value) {
        replies.clear();
        if (pending == NO_COMMAND) {
            command(value);
        } else {
            int command = pending;
            pending = NO_COMMAND;
            parameter(command, value);
        }
        onData.run();
    }

    private void command(int command) {
        switch (command) {
            case RESET -> {
                setDefaults(true);
                leds = 0;
                reply(ACKNOWLEDGE, SELF_TEST_PASSED);
            }
            case RESEND -> reply(lastSent);
            case SET_DEFAULTS -> {
                setDefaults(true);
                reply(ACKNOWLEDGE);
            }
            case DISABLE_SCANNING -> {
                setDefaults(false);
                reply(ACKNOWLEDGE);
            }
            case ENABLE_SCANNING -> {
                scanning = true;
                reply(ACKNOWLEDGE);
            }
            case IDENTIFY -> reply(ACKNOWLEDGE, IDENTITY[0], IDENTITY[1]);
            case ECHO -> reply(ECHO);
            case SET_TYPEMATIC, SCANCODE_SET, SET_LEDS -> {
                pending = command;
                reply(ACKNOWLEDGE);
            }
            default -> reply(ERROR);
        }
    }

    private void parameter(int command, int value) {
        switch (command) {
            case SET_TYPEMATIC -> {
                typematic = value;
                reply(ACKNOWLEDGE);
            }
            case SET_LEDS -> {
                leds = value & LED_MASK;
                reply(ACKNOWLEDGE);
            }
            default -> selectSet(value);
        }
    }

    private void selectSet(int number) {
        if (number == WHICH_SET) {
            reply(ACKNOWLEDGE, set);
        } else if (number <= SET_3) {
            set = number;
            reply(ACKNOWLEDGE);
        } else {
            reply(ERROR);
        }
    }

    private void setDefaults(boolean scan) {
        scancodes.clear();
        scanning = scan;
        set = DEFAULT_SET;
        typematic = DEFAULT_TYPEMATIC;
    }

    private void reply(int... bytes) {
        for (int value : bytes) {
            replies.add(value);
        }
    }

    @Override
    public String toString() {
        return String.format(
                "KeyboardDevice[set %d, %s, leds %d, typematic %02x, %d waiting]",
                set, scanning ? "scanning" : "not scanning", leds, typematic, available());
    }
}
