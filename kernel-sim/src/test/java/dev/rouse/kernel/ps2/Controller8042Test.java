package dev.rouse.kernel.ps2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.kernel.cpu.CpuReset;
import dev.rouse.kernel.keyboard.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controller: status, configuration, commands, one byte at a time, and interrupt 1. */
class Controller8042Test {

    private final Wire wire = Wire.translating();

    @Test
    void powerOnStatusAndConfiguration() {
        Wire fresh = new Wire();

        assertThat(fresh.status()).isEqualTo(0x18);
        assertThat(fresh.config()).isEqualTo(0x03);
    }

    @Test
    void theSelfTestSetsTheSystemFlag() {
        Wire fresh = new Wire();

        fresh.command(0xAA);

        assertThat(fresh.read()).isEqualTo(0x55);
        assertThat(fresh.status()).isEqualTo(0x1C);
    }

    @Test
    void theStatusTellsCommandFromData() {
        wire.command(0xA7);
        assertThat(wire.status() & Controller8042.STATUS_COMMAND).isNotZero();
        wire.data(0xF4);
        assertThat(wire.status() & Controller8042.STATUS_COMMAND).isZero();
    }

    @Test
    void theSystemFlagIsCopiedFromTheConfiguration() {
        wire.config(0x65);
        assertThat(wire.status() & Controller8042.STATUS_SYSTEM).isNotZero();
        wire.config(0x61);
        assertThat(wire.status() & Controller8042.STATUS_SYSTEM).isZero();
    }

    @Test
    void theConfigurationCanBeReadBack() {
        wire.config(0x45);

        assertThat(wire.config()).isEqualTo(0x45);
    }

    @Test
    void thereIsRamBehindTheConfiguration() {
        wire.command(0x7F);
        wire.data(0xA5);
        wire.command(0x3F);

        assertThat(wire.read()).isEqualTo(0xA5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA9, 0xAB})
    void bothPortsPassTheirTests(int command) {
        wire.command(command);

        assertThat(wire.read()).isZero();
    }

    @Test
    void disablingTheMouseIsABitOfTheConfiguration() {
        wire.command(0xA8);
        assertThat(wire.config() & Controller8042.CONFIG_AUX_DISABLED).isZero();
        wire.command(0xA7);
        assertThat(wire.config() & Controller8042.CONFIG_AUX_DISABLED).isNotZero();
    }

    @Test
    void inputPort() {
        wire.command(0xC0);

        assertThat(wire.read()).isEqualTo(0x80);
    }

    @Test
    void theOutputPortHasTheGateOfAddressLine20() {
        wire.command(0xD0);
        assertThat(wire.read()).isEqualTo(0xCF);
        wire.command(0xDD);
        wire.command(0xD0);
        assertThat(wire.read()).isEqualTo(0xCD);
        wire.command(0xDF);
        wire.command(0xD0);
        assertThat(wire.read()).isEqualTo(0xCF);
        wire.command(0xD1);
        wire.data(0x01);
        wire.command(0xD0);
        assertThat(wire.read()).isEqualTo(0x01);
    }

    @Test
    void theOutputPortShowsAFullBuffer() {
        wire.keyboard.press(KeyCode.A);
        wire.command(0xD0);

        assertThat(wire.read()).describedAs("the key was first").isEqualTo(0x1E);
        assertThat(wire.read()).isEqualTo(0xDF);
    }

    @Test
    void resetLine() {
        assertThatThrownBy(() -> wire.command(0xFE)).isInstanceOf(CpuReset.class);
        assertThatThrownBy(() -> wire.command(0xF0)).isInstanceOf(CpuReset.class);
        wire.command(0xD1);
        assertThatThrownBy(() -> wire.data(0x02)).isInstanceOf(CpuReset.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xF1, 0x00, 0x19, 0xA0, 0xBB})
    void otherCommandsAreIgnored(int command) {
        wire.command(command);

        assertThat(wire.isFull()).isFalse();
    }

    // ---------------------------------------------------------------- the output buffer

    @Test
    void aByteCanBePutThereAsIfFromTheKeyboard() {
        wire.command(0xD2);
        wire.data(0x42);

        assertThat(wire.keyboardEdges).isEqualTo(1);
        assertThat(wire.read()).isEqualTo(0x42);
    }

    @Test
    void orAsIfFromTheMouse() {
        wire.config(0x47);
        wire.command(0xD3);
        wire.data(0x42);

        assertThat(wire.status() & Controller8042.STATUS_AUX).isNotZero();
        assertThat(wire.auxEdges).isEqualTo(1);
        assertThat(wire.keyboardEdges).isZero();
        assertThat(wire.read()).isEqualTo(0x42);
        assertThat(wire.auxLevel).isFalse();
    }

    @Test
    void noMouseAnswers() {
        wire.command(0xD4);
        wire.data(0xFF);

        assertThat(wire.isFull()).isFalse();
        assertThat(wire.keyboard.isDrained()).describedAs("nor does the keyboard").isTrue();
    }

    @Test
    void aSecondAnswerReplacesTheFirst() {
        wire.command(0xD2);
        wire.data(0x11);
        wire.command(0xD2);
        wire.data(0x22);

        assertThat(wire.readAll()).isEqualTo("22");
    }

    @Test
    void aKeyThatIsShownIsNotReplacedByAnAnswer() {
        wire.keyboard.press(KeyCode.D);
        wire.command(0x20);

        assertThat(wire.readAll()).isEqualTo("20 61");
    }

    @Test
    void readingAnEmptyBufferGivesTheLastByteAgain() {
        wire.keyboard.press(KeyCode.A);
        wire.read();

        assertThat(wire.read()).isEqualTo(0x1E);
        assertThat(wire.read()).isEqualTo(0x1E);
        assertThat(wire.isFull()).isFalse();
    }

    @Test
    void aReleasePrefixAloneShowsNothing() {
        // Sixteen bytes, of which the last is the prefix of a release.
        wire.keyboard.press(KeyCode.ARROW_UP);
        wire.type(KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D);
        wire.keyboard.press(KeyCode.E);
        wire.keyboard.release(KeyCode.E);

        assertThat(wire.readAll()).isEqualTo("e0 48 1e 9e 30 b0 2e ae 20 a0 12");
        assertThat(wire.isFull()).isFalse();
    }

    // ---------------------------------------------------------------- interrupt 1

    @Test
    void eachByteIsAnEdge() {
        wire.type(KeyCode.A, KeyCode.B);
        assertThat(wire.keyboardEdges).isEqualTo(1);

        wire.read();
        assertThat(wire.keyboardEdges).isEqualTo(2);
        wire.read();
        wire.read();
        assertThat(wire.keyboardEdges).isEqualTo(4);
        wire.read();
        assertThat(wire.keyboardEdges).isEqualTo(4);
        assertThat(wire.keyboardLevel).isFalse();
    }

    /** S8: who does not read the port gets no second interrupt. */
    @Test
    void aByteThatIsNotReadIsTheLastThatInterrupts() {
        wire.type(KeyCode.A, KeyCode.B, KeyCode.C);

        assertThat(wire.keyboardEdges).isEqualTo(1);
        assertThat(wire.keyboardLevel).isTrue();
    }

    @Test
    void withTheInterruptDisabledBytesStillShow() {
        wire.config(0x60);
        wire.keyboard.press(KeyCode.A);

        assertThat(wire.isFull()).isTrue();
        assertThat(wire.keyboardLevel).isFalse();
    }

    @Test
    void enablingTheInterruptWithAFullBufferRaisesItThen() {
        wire.config(0x60);
        wire.keyboard.press(KeyCode.A);

        wire.config(0x61);

        assertThat(wire.keyboardEdges).isEqualTo(1);
        assertThat(wire.read()).isEqualTo(0x1E);
    }

    @Test
    void aDisabledKeyboardIsWithheldAndNotLost() {
        wire.command(0xAD);
        wire.type(KeyCode.A);
        assertThat(wire.isFull()).isFalse();
        assertThat(wire.keyboardEdges).isZero();

        wire.command(0xAE);

        assertThat(wire.readAll()).isEqualTo("1e 9e");
    }

    @Test
    void writingToTheKeyboardEnablesIt() {
        wire.command(0xAD);

        assertThat(wire.ask(0xEE)).isEqualTo("ee");
        assertThat(wire.config() & Controller8042.CONFIG_KEYBOARD_DISABLED).isZero();
    }

    @Test
    void aCommandInPlaceOfAParameterForgetsTheFirst() {
        wire.command(0x60);
        wire.command(0xD2);
        wire.data(0x33);

        assertThat(wire.readAll()).isEqualTo("33");
        assertThat(wire.config()).isEqualTo(0x61);
    }
}
