package dev.rouse.kernel.ps2;

import dev.rouse.kernel.cpu.CpuReset;
import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.cpu.IrqLine;
import dev.rouse.kernel.cpu.PortDevice;

/**
 * The 8042: takes bytes from the keyboard, translates them, and shows them to the processor one at
 * a time.
 *
 * <p><b>The output buffer</b> is one byte. It is full while bit 0 of the status is set, and nothing
 * else is shown until the processor has read it. What fills it is chosen at that moment: an answer
 * of the controller, then one of the mouse's, then the keyboard. The keyboard keeps its byte until
 * the read, so an answer to a command may still overtake a scancode. A second answer of the
 * controller replaces one that was not read.
 *
 * <p><b>Interrupt 1</b> is a level: high while the buffer holds a keyboard's byte and the
 * configuration allows it. It falls when the byte is read and rises for the next, so each byte is
 * an edge. A byte that is never read is the last one that interrupts.
 *
 * <p>No mouse is connected: bytes for it are lost and it never answers.
 */
public final class Controller8042 implements PortDevice {

    /** The data port. */
    public static final int DATA = 0x60;

    /** Reading it gives the status, writing it gives a command. */
    public static final int STATUS = 0x64;

    /** In the status: the output buffer is full. */
    public static final int STATUS_OUTPUT_FULL = 1;

    /** In the status: the self test has passed. */
    public static final int STATUS_SYSTEM = 1 << 2;

    /** In the status: the last write was a command. */
    public static final int STATUS_COMMAND = 1 << 3;

    /** In the status: the keyboard is not locked with a key. */
    public static final int STATUS_UNLOCKED = 1 << 4;

    /** In the status: what the output buffer holds is the mouse's. */
    public static final int STATUS_AUX = 1 << 5;

    /** In the configuration: interrupt 1 is enabled. */
    public static final int CONFIG_KEYBOARD_INTERRUPT = 1;

    /** In the configuration: interrupt 12 is enabled. */
    public static final int CONFIG_AUX_INTERRUPT = 1 << 1;

    /** In the configuration: copied to the status. */
    public static final int CONFIG_SYSTEM = 1 << 2;

    /** In the configuration: the keyboard's clock is held, so it sends nothing. */
    public static final int CONFIG_KEYBOARD_DISABLED = 1 << 4;

    /** In the configuration: the mouse's clock is held. */
    public static final int CONFIG_AUX_DISABLED = 1 << 5;

    /** In the configuration: set 2 is translated to set 1. */
    public static final int CONFIG_TRANSLATE = 1 << 6;

    private static final int READ_RAM = 0x20;
    private static final int WRITE_RAM = 0x60;
    private static final int RAM_SIZE = 0x20;
    private static final int DISABLE_AUX = 0xA7;
    private static final int ENABLE_AUX = 0xA8;
    private static final int TEST_AUX = 0xA9;
    private static final int SELF_TEST = 0xAA;
    private static final int TEST_KEYBOARD = 0xAB;
    private static final int DISABLE_KEYBOARD = 0xAD;
    private static final int ENABLE_KEYBOARD = 0xAE;
    private static final int READ_INPUT_PORT = 0xC0;
    private static final int READ_OUTPUT_PORT = 0xD0;
    private static final int WRITE_OUTPUT_PORT = 0xD1;
    private static final int WRITE_AS_KEYBOARD = 0xD2;
    private static final int WRITE_AS_AUX = 0xD3;
    private static final int WRITE_TO_AUX = 0xD4;
    private static final int DISABLE_A20 = 0xDD;
    private static final int ENABLE_A20 = 0xDF;
    private static final int PULSE = 0xF0;

    private static final int SELF_TEST_PASSED = 0x55;
    private static final int PORT_TEST_PASSED = 0x00;
    private static final int INPUT_PORT = 0x80;

    // The output port: wires to elsewhere.
    private static final int OUTPUT_NO_RESET = 1;
    private static final int OUTPUT_A20 = 1 << 1;
    private static final int OUTPUT_KEYBOARD_FULL = 1 << 4;
    private static final int OUTPUT_AUX_FULL = 1 << 5;
    private static final int OUTPUT_AT_RESET = 0xCF;

    private static final int NO_COMMAND = 0;

    /** What fills the output buffer. */
    private enum Source {
        NONE,
        CONTROLLER,
        CONTROLLER_AS_AUX,
        KEYBOARD
    }

    private final KeyboardDevice keyboard;
    private final IrqLine keyboardIrq;
    private final IrqLine auxIrq;
    private final byte[] ram = new byte[RAM_SIZE];

    private int config = CONFIG_KEYBOARD_INTERRUPT | CONFIG_AUX_INTERRUPT;
    private boolean system;
    private boolean lastWriteWasCommand = true;
    private int outputPort = OUTPUT_AT_RESET;

    /** The command whose parameter the data port takes next. */
    private int pending = NO_COMMAND;

    private Source shown = Source.NONE;

    /** An answer of the controller that waits for the output buffer, or is in it. */
    private Source waiting = Source.NONE;

    private int answer;
    private int lastRead;

    /**
     * Makes a controller as after power-on: interrupts enabled, no translation.
     *
     * @param keyboard the keyboard that is connected
     * @param keyboardIrq its interrupt line
     * @param auxIrq the mouse's interrupt line
     */
    public Controller8042(KeyboardDevice keyboard, IrqLine keyboardIrq, IrqLine auxIrq) {
        this.keyboard = keyboard;
        this.keyboardIrq = keyboardIrq;
        this.auxIrq = auxIrq;
    }

    /**
     * Connects the registers, and the keyboard to the controller.
     *
     * @param bus where the registers appear
     */
    public void attachTo(IoBus bus) {
        bus.attach(this, DATA, STATUS);
        keyboard.onData(this::update);
    }

    // ---------------------------------------------------------------- ports

    @Override
    public int in(int port) {
        return port == DATA ? readData() : status();
    }

    @Override
    public void out(int port, int value) {
        lastWriteWasCommand = port == STATUS;
        if (port == STATUS) {
            command(value);
        } else if (pending != NO_COMMAND) {
            int command = pending;
            pending = NO_COMMAND;
            parameter(command, value);
        } else {
            // Sending to the keyboard needs its clock.
            config &= ~CONFIG_KEYBOARD_DISABLED;
            keyboard.write(value);
        }
        update();
    }

    private int status() {
        return (shown != Source.NONE ? STATUS_OUTPUT_FULL : 0)
                | (system ? STATUS_SYSTEM : 0)
                | (lastWriteWasCommand ? STATUS_COMMAND : 0)
                | STATUS_UNLOCKED
                | (shown == Source.CONTROLLER_AS_AUX ? STATUS_AUX : 0);
    }

    /** Empties the output buffer; if it is empty already, gives what it held last. */
    private int readData() {
        switch (shown) {
            case NONE -> {}
            case CONTROLLER, CONTROLLER_AS_AUX -> {
                lastRead = answer;
                waiting = Source.NONE;
            }
            case KEYBOARD -> {
                if (keyboardHasCode()) {
                    lastRead = takeFromKeyboard();
                }
            }
        }
        shown = Source.NONE;
        // Low for a moment, whatever comes next: the interrupt controller wants an edge.
        updateLines();
        update();
        return lastRead;
    }

    // ---------------------------------------------------------------- the output buffer

    private void update() {
        if (shown == Source.NONE) {
            if (waiting != Source.NONE) {
                shown = waiting;
            } else if ((config & CONFIG_KEYBOARD_DISABLED) == 0 && keyboardHasCode()) {
                shown = Source.KEYBOARD;
            }
        }
        updateLines();
    }

    private void updateLines() {
        boolean aux = shown == Source.CONTROLLER_AS_AUX;
        boolean full = shown != Source.NONE;
        keyboardIrq.set(
                full
                        && !aux
                        && (config & CONFIG_KEYBOARD_INTERRUPT) != 0
                        && (config & CONFIG_KEYBOARD_DISABLED) == 0);
        auxIrq.set(aux && (config & CONFIG_AUX_INTERRUPT) != 0);
    }

    private boolean translates() {
        return (config & CONFIG_TRANSLATE) != 0;
    }

    /** A release prefix alone is nothing yet: translated, it is a bit of the byte after it. */
    private boolean keyboardHasCode() {
        int needed = 1;
        if (keyboard.available() > 0
                && translates()
                && keyboard.peek(0) == Translation.RELEASE_PREFIX) {
            needed = 2;
        }
        return keyboard.available() >= needed;
    }

    private int takeFromKeyboard() {
        int code = keyboard.take();
        if (!translates()) {
            return code;
        }
        return code == Translation.RELEASE_PREFIX
                ? Translation.translate(keyboard.take()) | Translation.RELEASE
                : Translation.translate(code);
    }

    private void answer(int value) {
        answer(value, Source.CONTROLLER);
    }

    private void answer(int value, Source as) {
        answer = value;
        waiting = as;
    }

    // ---------------------------------------------------------------- commands

    private void command(int command) {
        pending = NO_COMMAND;
        switch (command) {
            case DISABLE_AUX -> config |= CONFIG_AUX_DISABLED;
            case ENABLE_AUX -> config &= ~CONFIG_AUX_DISABLED;
            case TEST_AUX, TEST_KEYBOARD -> answer(PORT_TEST_PASSED);
            case SELF_TEST -> {
                system = true;
                answer(SELF_TEST_PASSED);
            }
            case DISABLE_KEYBOARD -> config |= CONFIG_KEYBOARD_DISABLED;
            case ENABLE_KEYBOARD -> config &= ~CONFIG_KEYBOARD_DISABLED;
            case READ_INPUT_PORT -> answer(INPUT_PORT);
            case READ_OUTPUT_PORT -> answer(outputPort());
            case WRITE_OUTPUT_PORT, WRITE_AS_KEYBOARD, WRITE_AS_AUX, WRITE_TO_AUX ->
                    pending = command;
            case DISABLE_A20 -> outputPort &= ~OUTPUT_A20;
            case ENABLE_A20 -> outputPort |= OUTPUT_A20;
            default -> rangedCommand(command);
        }
    }

    private void rangedCommand(int command) {
        if (command >= READ_RAM && command < READ_RAM + RAM_SIZE) {
            answer(readRam(command - READ_RAM));
        } else if (command >= WRITE_RAM && command < WRITE_RAM + RAM_SIZE) {
            pending = command;
        } else if (command >= PULSE && (command & OUTPUT_NO_RESET) == 0) {
            throw new CpuReset(String.format("keyboard controller command %02X", command));
        }
        // All others are ignored, without an answer.
    }

    private void parameter(int command, int value) {
        switch (command) {
            case WRITE_OUTPUT_PORT -> writeOutputPort(value);
            case WRITE_AS_KEYBOARD -> answer(value);
            case WRITE_AS_AUX -> answer(value, Source.CONTROLLER_AS_AUX);
            case WRITE_TO_AUX -> {
                // no mouse hears it
            }
            default -> writeRam(command - WRITE_RAM, value);
        }
    }

    private int readRam(int index) {
        return index == 0 ? config : ram[index] & 0xFF;
    }

    private void writeRam(int index, int value) {
        if (index == 0) {
            config = value;
            system = (value & CONFIG_SYSTEM) != 0;
        } else {
            ram[index] = (byte) value;
        }
    }

    private int outputPort() {
        return outputPort
                | (shown != Source.NONE && shown != Source.CONTROLLER_AS_AUX
                        ? OUTPUT_KEYBOARD_FULL
                        : 0)
                | (shown == Source.CONTROLLER_AS_AUX ? OUTPUT_AUX_FULL : 0);
    }

    private void writeOutputPort(int value) {
        if ((value & OUTPUT_NO_RESET) == 0) {
            throw new CpuReset("keyboard controller's output port was written without bit 0");
        }
        outputPort = value & ~(OUTPUT_KEYBOARD_FULL | OUTPUT_AUX_FULL);
    }

    @Override
    public String toString() {
        return String.format(
                "Controller8042[status %02x, config %02x, %s]", status(), config, keyboard);
    }
}
