package dev.rouse.kernel.ps2;

import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayList;
import java.util.List;

/** A keyboard on a controller, with a test in the place of the processor. */
final class Wire {

    static final int AFTER_FIRMWARE = 0x61;

    final IoBus io = new IoBus();
    final KeyboardDevice keyboard = new KeyboardDevice();

    /** How often interrupt 1 has risen. */
    int keyboardEdges;

    int auxEdges;
    boolean keyboardLevel;
    boolean auxLevel;

    Wire() {
        new Controller8042(keyboard, this::keyboardIrq, this::auxIrq).attachTo(io);
    }

    /** A wire with the configuration that firmware leaves: translation on. */
    static Wire translating() {
        Wire wire = new Wire();
        wire.config(AFTER_FIRMWARE);
        return wire;
    }

    /** A wire that hands the keyboard's bytes on as they are. */
    static Wire plain() {
        Wire wire = new Wire();
        wire.config(AFTER_FIRMWARE & ~Controller8042.CONFIG_TRANSLATE);
        return wire;
    }

    private void keyboardIrq(boolean level) {
        if (level && !keyboardLevel) {
            keyboardEdges++;
        }
        keyboardLevel = level;
    }

    private void auxIrq(boolean level) {
        if (level && !auxLevel) {
            auxEdges++;
        }
        auxLevel = level;
    }

    void command(int value) {
        io.out(Controller8042.STATUS, value);
    }

    void data(int value) {
        io.out(Controller8042.DATA, value);
    }

    void config(int value) {
        command(0x60);
        data(value);
    }

    int config() {
        command(0x20);
        return read();
    }

    int status() {
        return io.in(Controller8042.STATUS);
    }

    boolean isFull() {
        return (status() & Controller8042.STATUS_OUTPUT_FULL) != 0;
    }

    int read() {
        return io.in(Controller8042.DATA);
    }

    /** Reads until the output buffer stays empty; hexadecimal, separated by blanks. */
    String readAll() {
        List<String> bytes = new ArrayList<>();
        while (isFull()) {
            bytes.add(String.format("%02x", read()));
        }
        return String.join(" ", bytes);
    }

    /** Sends bytes to the keyboard and reads what it answers. */
    String ask(int... bytes) {
        for (int value : bytes) {
            data(value);
        }
        return readAll();
    }

    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            keyboard.press(key);
            keyboard.release(key);
        }
    }
}
