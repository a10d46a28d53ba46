package dev.rouse.kernel.ps2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.cpu.CpuReset;
import dev.rouse.kernel.keyboard.KeyCode;
import dev.rouse.kernel.keyboard.KeyEvent;
import dev.rouse.kernel.keyboard.KeyState;
import dev.rouse.kernel.keyboard.ScancodeSet1;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Ps2Properties {

    @Provide
    Arbitrary<KeyCode> keys() {
        // Keys whose code the kernel's decoder knows, each by one event.
        return Arbitraries.of(KeyCode.values())
                .filter(key -> key.ordinal() < KeyCode.OEM_9.ordinal())
                .filter(
                        key ->
                                key != KeyCode.PRINT_SCREEN
                                        && key != KeyCode.SYS_RQ
                                        && key != KeyCode.PAUSE_BREAK);
    }

    /** What is pressed on the keyboard is what the kernel's decoder says was pressed. */
    @Property
    void theDecoderIsTheInverseOfTheKeyboard(@ForAll("keys") KeyCode key) throws Exception {
        Wire wire = Wire.translating();
        ScancodeSet1 decoder = new ScancodeSet1();
        wire.type(key);

        List<KeyEvent> events = new ArrayList<>();
        while (wire.isFull()) {
            KeyEvent event = decoder.advance(wire.read());
            if (event != null) {
                events.add(event);
            }
        }

        assertThat(events)
                .containsExactly(new KeyEvent(key, KeyState.DOWN), new KeyEvent(key, KeyState.UP));
    }

    /** While every byte is read at once, there is exactly one edge for each, and none is lost. */
    @Property
    void oneEdgeForEachByte(@ForAll @Size(max = 30) List<@IntRange(max = 25) Integer> letters) {
        Wire wire = Wire.translating();
        int bytes = 0;
        for (int letter : letters) {
            wire.type(KeyCode.valueOf(String.valueOf((char) ('A' + letter))));
            while (wire.isFull()) {
                bytes++;
                assertThat(wire.keyboardEdges).isEqualTo(bytes);
                wire.read();
            }
        }
        assertThat(bytes).isEqualTo(2 * letters.size());
        assertThat(wire.keyboard.isDrained()).isTrue();
    }

    /** Whatever is written to its ports, the controller can be brought back to work. */
    @Property
    void noSequenceOfWritesWedgesTheController(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 0x1FF) Integer> writes) {
        Wire wire = Wire.translating();
        for (int write : writes) {
            int value = write & 0xFF;
            try {
                if (write > 0xFF) {
                    wire.command(value);
                } else {
                    wire.data(value);
                }
            } catch (CpuReset reset) {
                // asked for, and given
            }
        }
        wire.command(0xAA);
        wire.config(Wire.AFTER_FIRMWARE);
        // A parameter for whatever the keyboard waits for, then a reset.
        wire.data(0x00);
        wire.data(0xFF);
        wire.readAll();
        wire.data(0xFF);
        wire.readAll();

        wire.type(KeyCode.A);
        assertThat(wire.readAll()).isEqualTo("1e 9e");
    }
}
