package dev.rouse.kernel.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases recorded from pc-keyboard 0.9.0: for each byte what it decodes to. The notation is
 * explained by example: {@code LShiftV=>R:LShift} is Shift going down, decoded as a raw key; {@code
 * A^=>.} is A going up, decoded as nothing; {@code -} is a byte that completes no event.
 */
class DecodingCasesTest {

    @TestFactory
    Stream<DynamicTest> recordedCases() throws IOException {
        try (InputStream cases = getClass().getResourceAsStream("decoding.txt")) {
            List<String> lines =
                    new String(cases.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(20);
            return lines.stream().map(this::test);
        }
    }

    private DynamicTest test(String line) {
        String[] sides = line.split(" -> ", 2);
        // number, set, layout, control handling, bytes
        String[] setup = sides[0].trim().split(" ", 5);
        return DynamicTest.dynamicTest(
                line,
                () -> assertThat(decode(setup[3], setup[4].trim())).isEqualTo(sides[1].trim()));
    }

    private static String decode(String control, String bytes) {
        Keyboard keyboard =
                new Keyboard(
                        new ScancodeSet1(),
                        new Us104(),
                        control.equals("M")
                                ? ControlHandling.MAP_LETTERS_TO_UNICODE
                                : ControlHandling.IGNORE);
        List<String> steps = new ArrayList<>();
        for (String code : bytes.split(" ")) {
            steps.add(step(keyboard, Integer.parseInt(code, 16)));
        }
        return String.join(" ", steps);
    }

    private static String step(Keyboard keyboard, int code) {
        try {
            KeyEvent event = keyboard.addByte(code);
            if (event == null) {
                return "-";
            }
            return event.key()
                    + (event.state() == KeyState.DOWN ? "V" : "^")
                    + "=>"
                    + show(keyboard.process(event));
        } catch (UnknownScancodeException e) {
            return "!";
        }
    }

    private static String show(DecodedKey key) {
        if (key instanceof Unicode typed) {
            char character = typed.character();
            String number = String.format("U+%04X", (int) character);
            return character >= ' ' && character < 0x7F ? number + "'" + character + "'" : number;
        }
        return key instanceof RawKey raw ? "R:" + raw.key() : ".";
    }
}
