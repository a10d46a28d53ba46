package dev.rouse.kernel.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The US layout of pc-keyboard 0.9.0, recorded key by key under seven states of the modifiers. */
class LayoutMatrixTest {

    /** One cell: a key's name and what it gives, which is nothing if it has no character. */
    private static final Pattern CELL =
            Pattern.compile("([A-Z][A-Za-z0-9]*)=(\\\\u[0-9a-f]{4}|\\S| (?= )|)(?: |$)");

    @TestFactory
    Stream<DynamicTest> recordedRows() throws IOException {
        try (InputStream table = getClass().getResourceAsStream("us104.tsv")) {
            List<String> rows =
                    new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(rows).hasSize(7);
            return rows.stream()
                    .map(row -> row.split("\t", 3))
                    .map(row -> DynamicTest.dynamicTest(row[1], () -> check(row[1], row[2])));
        }
    }

    private static void check(String state, String cells) {
        Matcher cell = CELL.matcher(cells);
        int count = 0;
        while (cell.find()) {
            assertThat(decode(state, key(cell.group(1))))
                    .describedAs("%s with %s", cell.group(1), state)
                    .isEqualTo(expected(cell.group(1), cell.group(2)));
            count++;
        }
        assertThat(count).describedAs("cells read").isEqualTo(62);
    }

    private static DecodedKey expected(String name, String value) {
        if (value.isEmpty()) {
            return new RawKey(key(name));
        }
        return value.length() == 6
                ? new Unicode((char) Integer.parseInt(value.substring(2), 16))
                : new Unicode(value.charAt(0));
    }

    private static KeyCode key(String name) {
        return Arrays.stream(KeyCode.values())
                .filter(key -> key.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DecodedKey decode(String state, KeyCode key) {
        EventDecoder decoder =
                new EventDecoder(
                        new Us104(),
                        state.endsWith("(M)")
                                ? ControlHandling.MAP_LETTERS_TO_UNICODE
                                : ControlHandling.IGNORE);
        List<KeyCode> held =
                switch (state) {
                    case "base" -> List.of();
                    case "shift" -> List.of(KeyCode.L_SHIFT);
                    case "caps" -> List.of(KeyCode.CAPS_LOCK);
                    case "altgr" -> List.of(KeyCode.R_ALT_GR);
                    case "shift+altgr" -> List.of(KeyCode.L_SHIFT, KeyCode.R_ALT_GR);
                    case "ctrl(M)" -> List.of(KeyCode.L_CONTROL);
                    case "lctrl+lalt(I)" -> List.of(KeyCode.L_CONTROL, KeyCode.L_ALT);
                    default -> throw new IllegalArgumentException(state);
                };
        held.forEach(modifier -> decoder.process(new KeyEvent(modifier, KeyState.DOWN)));
        return decoder.process(new KeyEvent(key, KeyState.DOWN));
    }
}
