package dev.rouse.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.host.TerminalKeys.Input;
import dev.rouse.kernel.host.TerminalKeys.Press;
import dev.rouse.kernel.host.TerminalKeys.Unknown;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.NonBlocking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a terminal sends, as keys of the machine. */
@Timeout(60)
class TerminalKeysTest {

    private static final String ESC = "\u001B";

    private static List<String> inputs(String sent) throws Exception {
        KeyMap<Input> keys;
        // Only for what it knows about the keys of an xterm.
        try (Terminal xterm =
                new ExternalTerminal(
                        "test",
                        "xterm",
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        StandardCharsets.UTF_8)) {
            keys = TerminalKeys.of(xterm);
        }
        BindingReader reader =
                new BindingReader(NonBlocking.nonBlocking("test", new StringReader(sent)));
        List<String> inputs = new ArrayList<>();
        for (Input input; (input = reader.readBinding(keys)) != null; ) {
            inputs.add(show(input));
        }
        return inputs;
    }

    private static String show(Input input) {
        if (input instanceof Press press) {
            StringBuilder keys = new StringBuilder();
            press.stroke().held().forEach(held -> keys.append(held).append('+'));
            return keys.append(press.stroke().key()).toString();
        }
        return input == Unknown.UNKNOWN ? "?" : "quit";
    }

    @Test
    void charactersAreStrokes() throws Exception {
        assertThat(inputs("aA1!" + "\u0003"))
                .containsExactly("A", "LShift+A", "Key1", "LShift+Key1", "quit");
    }

    @Test
    void controlDAlsoEnds() throws Exception {
        assertThat(inputs("\u0004")).containsExactly("quit");
    }

    @Test
    void otherControlCharactersAreControlWithALetter() throws Exception {
        assertThat(inputs("\u0001\u001A\u0003"))
                .containsExactly("LControl+A", "LControl+Z", "quit");
    }

    @Test
    void keysThatAreControlCharacters() throws Exception {
        assertThat(inputs("\r\n\t\b\u007F\u0003"))
                .containsExactly("Return", "Return", "Tab", "Backspace", "Backspace", "quit");
    }

    @Test
    void cursorKeysInBothModes() throws Exception {
        assertThat(inputs(ESC + "[A" + ESC + "OB" + ESC + "[C" + ESC + "OD" + "\u0003"))
                .containsExactly("ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft", "quit");
    }

    @Test
    void editingAndFunctionKeys() throws Exception {
        assertThat(
                        inputs(
                                ESC + "[2~" + ESC + "[3~" + ESC + "[5~" + ESC + "[6~" + ESC + "[H"
                                        + ESC + "OP" + ESC + "[15~" + ESC + "[24~" + "\u0003"))
                .containsExactly(
                        "Insert",
                        "Delete",
                        "PageUp",
                        "PageDown",
                        "Home",
                        "F1",
                        "F5",
                        "F12",
                        "quit");
    }

    @Test
    void altIsAnEscapeInFront() throws Exception {
        assertThat(inputs(ESC + "x" + "\u0003")).containsExactly("LAlt+X", "quit");
    }

    @Test
    void whatNoKeyTypesIsIgnored() throws Exception {
        assertThat(inputs("é☃a\u0003")).containsExactly("?", "?", "A", "quit");
    }
}
