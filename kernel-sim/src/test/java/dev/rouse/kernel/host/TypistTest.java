package dev.rouse.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.Kernel;
import dev.rouse.kernel.Machine;
import dev.rouse.kernel.keyboard.KeyCode;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Typing as fast as the kernel reads, and no faster. */
class TypistTest {

    private static String screenAfter(String text) {
        Machine machine = Machine.sealed();
        Kernel kernel = Kernel.boot(machine);
        new Typist(machine, new TextStrokes(new StringReader(text))).type();
        kernel.runUntilIdle();
        return String.join("\n", machine.screen().text());
    }

    @Test
    void whatIsTypedIsOnTheScreen() {
        assertThat(screenAfter("Hello, Rouse!")).endsWith("async number: 42\nHello, Rouse!");
    }

    @Test
    void typingWaitsForAKernelThatIsBusy() {
        Machine machine = Machine.sealed();
        Kernel kernel = Kernel.boot(machine);
        // Nothing is typed before the kernel has opened its queue: the spacing is that long.
        new Typist(machine, new TextStrokes(new StringReader("abc"))).type();
        for (int i = 0; i < 1_000_000; i++) {
            machine.cpu().nop();
        }
        kernel.runUntilIdle();

        assertThat(String.join("\n", machine.screen().text())).doesNotContain("queue full");
    }

    @Test
    void twoKeysAreASpacingApart() {
        Machine machine = Machine.sealed();
        Kernel kernel = Kernel.boot(machine);
        kernel.runUntilIdle();
        long before = machine.clock().nowNanos();
        new Typist(machine, new TextStrokes(new StringReader("ab"))).type();
        kernel.runUntilIdle();

        // Two presses, two releases, and the look at the end of the text.
        assertThat((machine.clock().nowNanos() - before) / Typist.SPACING.toNanos()).isEqualTo(5);
    }

    @Test
    void aTypistGoesOnWhenThereIsMore() {
        Machine machine = Machine.sealed();
        Kernel kernel = Kernel.boot(machine);
        Queue<Stroke> strokes = new ArrayDeque<>();
        Typist typist = new Typist(machine, strokes::poll);
        for (KeyCode key : new KeyCode[] {KeyCode.A, KeyCode.B}) {
            strokes.add(Stroke.of(key));
            typist.type();
            typist.type();
            kernel.runUntilIdle();
        }

        assertThat(String.join("\n", machine.screen().text())).endsWith("\nab");
    }

    /** Any text of printable characters that fits one row comes out as it went in. */
    @Property(tries = 100)
    void printableTextIsTypedFaithfully(
            @ForAll @StringLength(max = 80) @CharRange(from = ' ', to = '~') String text) {
        String row = screenAfter(text).lines().skip(24).findFirst().orElse("");

        assertThat(row).isEqualTo(text.stripTrailing());
    }
}
