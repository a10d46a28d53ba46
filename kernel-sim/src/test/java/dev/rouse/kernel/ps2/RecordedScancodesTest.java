package dev.rouse.kernel.ps2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.keyboard.KeyCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The bytes of 47 keys, recorded from a running emulator: press and release in set 2, in set 2
 * translated, in set 1 and in set 3.
 *
 * <p>Two rows are left out. One is a key that this keyboard does not have. The other is Alt with
 * PrintScreen, where the emulator releases and presses Alt around the key and real keyboards do
 * not; {@link KeyboardDeviceTest} has the real ones.
 */
class RecordedScancodesTest {

    private static final Map<String, KeyCode> KEYS = new HashMap<>();

    static {
        KEYS.put("a", KeyCode.A);
        KEYS.put("1", KeyCode.KEY_1);
        KEYS.put("esc", KeyCode.ESCAPE);
        KEYS.put("ret", KeyCode.RETURN);
        KEYS.put("spc", KeyCode.SPACEBAR);
        KEYS.put("f1", KeyCode.F1);
        KEYS.put("f7", KeyCode.F7);
        KEYS.put("f9", KeyCode.F9);
        KEYS.put("f11", KeyCode.F11);
        KEYS.put("f12", KeyCode.F12);
        KEYS.put("up", KeyCode.ARROW_UP);
        KEYS.put("down", KeyCode.ARROW_DOWN);
        KEYS.put("left", KeyCode.ARROW_LEFT);
        KEYS.put("right", KeyCode.ARROW_RIGHT);
        KEYS.put("home", KeyCode.HOME);
        KEYS.put("end", KeyCode.END);
        KEYS.put("pgup", KeyCode.PAGE_UP);
        KEYS.put("pgdn", KeyCode.PAGE_DOWN);
        KEYS.put("insert", KeyCode.INSERT);
        KEYS.put("delete", KeyCode.DELETE);
        KEYS.put("kp_enter", KeyCode.NUMPAD_ENTER);
        KEYS.put("kp_divide", KeyCode.NUMPAD_DIVIDE);
        KEYS.put("kp_multiply", KeyCode.NUMPAD_MULTIPLY);
        KEYS.put("kp_7", KeyCode.NUMPAD_7);
        KEYS.put("ctrl_r", KeyCode.R_CONTROL);
        KEYS.put("alt_r", KeyCode.R_ALT_GR);
        KEYS.put("meta_l", KeyCode.L_WIN);
        KEYS.put("meta_r", KeyCode.R_WIN);
        KEYS.put("less(102nd)", KeyCode.OEM_5);
        KEYS.put("backslash", KeyCode.OEM_7);
        KEYS.put("num_lock", KeyCode.NUMPAD_LOCK);
        KEYS.put("scroll_lock", KeyCode.SCROLL_LOCK);
        KEYS.put("caps_lock", KeyCode.CAPS_LOCK);
        KEYS.put("print", KeyCode.PRINT_SCREEN);
        KEYS.put("sysrq", KeyCode.PRINT_SCREEN);
        KEYS.put("pause", KeyCode.PAUSE_BREAK);
        KEYS.put("ctrl", KeyCode.L_CONTROL);
        KEYS.put("shift", KeyCode.L_SHIFT);
        KEYS.put("ro", KeyCode.OEM_12);
        KEYS.put("yen", KeyCode.OEM_13);
        KEYS.put("henkan", KeyCode.OEM_10);
        KEYS.put("muhenkan", KeyCode.OEM_9);
        KEYS.put("katakanahiragana", KeyCode.OEM_11);
        KEYS.put("volumeup", KeyCode.VOLUME_UP);
        KEYS.put("audionext", KeyCode.NEXT_TRACK);
    }

    @TestFactory
    Stream<DynamicTest> recordedKeys() throws IOException {
        try (InputStream table = getClass().getResourceAsStream("qemu_scancodes.txt")) {
            List<String[]> rows =
                    new String(table.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(row -> row.split(" \\| "))
                            .filter(row -> !row[0].equals("menu") && !row[0].equals("alt+print"))
                            .toList();
            assertThat(rows).hasSize(47);
            return rows.stream().flatMap(this::tests);
        }
    }

    private Stream<DynamicTest> tests(String[] row) {
        return Stream.of(
                test(row[0] + " in set 2", Wire.plain(), 2, row[0], row[1]),
                test(row[0] + " translated", Wire.translating(), 2, row[0], row[2]),
                test(row[0] + " in set 1", Wire.plain(), 1, row[0], row[3]),
                test(row[0] + " in set 3", Wire.plain(), 3, row[0], row[4]));
    }

    private static DynamicTest test(String name, Wire wire, int set, String chord, String bytes) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    assertThat(wire.ask(0xF0, set)).isEqualTo("fa");
                    String[] halves = (" " + bytes + " ").split("/", 2);
                    List<KeyCode> keys = new ArrayList<>();
                    for (String key : chord.split("\\+")) {
                        keys.add(KEYS.get(key));
                    }

                    keys.forEach(wire.keyboard::press);
                    assertThat(wire.readAll()).isEqualTo(halves[0].trim());
                    for (int i = keys.size() - 1; i >= 0; i--) {
                        wire.keyboard.release(keys.get(i));
                    }
                    assertThat(wire.readAll()).isEqualTo(halves[1].trim());
                });
    }
}
