package dev.rouse.kernel.ps2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.kernel.keyboard.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyboard's commands, its buffer, and the keys with stories. */
class KeyboardDeviceTest {

    private final Wire plain = Wire.plain();
    private final Wire translating = Wire.translating();

    @Test
    void resetAnswersAcknowledgeAndSelfTest() {
        plain.keyboard.press(KeyCode.A);

        assertThat(plain.ask(0xFF)).describedAs("scancodes are gone").isEqualTo("fa aa");
    }

    @Test
    void identifyGivesTheNumberOfAKeyboard() {
        assertThat(plain.ask(0xF2)).isEqualTo("fa ab 83");
        assertThat(translating.ask(0xF2)).isEqualTo("fa ab 41");
    }

    @Test
    void echoIsNotAcknowledged() {
        assertThat(plain.ask(0xEE)).isEqualTo("ee");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x05, 0x42, 0xEF, 0xF1})
    void unknownCommandsAreRefused(int command) {
        assertThat(plain.ask(command)).isEqualTo("fe");
    }

    @Test
    void resendSendsTheLastByteAgain() {
        plain.keyboard.press(KeyCode.A);
        plain.readAll();

        assertThat(plain.ask(0xFE)).isEqualTo("1c");
    }

    @Test
    void ledsAreSetByAParameter() {
        assertThat(plain.ask(0xED)).isEqualTo("fa");
        assertThat(plain.ask(0xFF & 0x05)).isEqualTo("fa");

        assertThat(plain.keyboard.leds()).isEqualTo(5);
        plain.ask(0xFF);
        assertThat(plain.keyboard.leds()).isZero();
    }

    @Test
    void theRateIsAccepted() {
        assertThat(plain.ask(0xF3)).isEqualTo("fa");
        assertThat(plain.ask(0x20)).isEqualTo("fa");
        assertThat(plain.keyboard.toString()).contains("typematic 20");
        plain.ask(0xF6);
        assertThat(plain.keyboard.toString()).contains("typematic 2b");
    }

    @Test
    void theScancodeSetCanBeAskedAndSet() {
        assertThat(plain.ask(0xF0)).isEqualTo("fa");
        assertThat(plain.ask(0)).isEqualTo("fa 02");
        for (int set = 1; set <= 3; set++) {
            plain.ask(0xF0);
            assertThat(plain.ask(set)).isEqualTo("fa");
            plain.ask(0xF0);
            assertThat(plain.ask(0)).isEqualTo("fa 0" + set);
        }
        plain.ask(0xF0);
        assertThat(plain.ask(4)).isEqualTo("fe");
    }

    @Test
    void theAnswerAboutTheSetIsTranslated() {
        int[] translated = {0x43, 0x41, 0x3f};
        for (int set = 1; set <= 3; set++) {
            translating.ask(0xF0);
            translating.ask(set);
            translating.ask(0xF0);
            assertThat(translating.ask(0)).isEqualTo(String.format("fa %02x", translated[set - 1]));
        }
    }

    @Test
    void whileNotScanningKeysAreSwallowed() {
        assertThat(plain.ask(0xF5)).isEqualTo("fa");
        plain.type(KeyCode.A);
        assertThat(plain.readAll()).isEmpty();

        assertThat(plain.ask(0xF4)).isEqualTo("fa");
        assertThat(plain.readAll()).describedAs("lost, not late").isEmpty();
        plain.type(KeyCode.A);
        assertThat(plain.readAll()).isEqualTo("1c f0 1c");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xF5, 0xF6})
    void defaultsThrowScancodesAway(int command) {
        plain.type(KeyCode.A);

        assertThat(plain.ask(command)).isEqualTo("fa");
    }

    @Test
    void scancodesSurviveOtherCommandsAndComeBehindTheAnswer() {
        plain.type(KeyCode.A);

        assertThat(plain.ask(0xED)).isEqualTo("fa 1c f0 1c");
    }

    @Test
    void aNewCommandThrowsUnreadAnswersAway() {
        plain.data(0xF2);

        assertThat(plain.ask(0xEE)).isEqualTo("ee");
    }

    @Test
    void sixteenBytesFitAndTheRestIsLostEvenWithinASequence() {
        plain.type(
                KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D, KeyCode.E, KeyCode.F, KeyCode.G,
                KeyCode.H);

        assertThat(plain.readAll()).isEqualTo("1c f0 1c 32 f0 32 21 f0 21 23 f0 23 24 f0 24 2b");
    }

    @Test
    void aFullBufferStillHasRoomForAnAnswerWhichComesFirst() {
        plain.type(KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D, KeyCode.E, KeyCode.F);

        String all = plain.ask(0xEE);

        assertThat(all).startsWith("ee 1c f0 1c");
        assertThat(all.split(" ")).hasSize(17);
    }

    @Test
    void aKeyThatIsPressedAgainRepeats() {
        plain.keyboard.press(KeyCode.A);
        plain.keyboard.press(KeyCode.A);
        plain.keyboard.release(KeyCode.A);

        assertThat(plain.readAll()).isEqualTo("1c 1c f0 1c");
    }

    @Test
    void altWithPrintScreenIsSysRq() {
        plain.keyboard.press(KeyCode.L_ALT);
        plain.type(KeyCode.PRINT_SCREEN);
        plain.keyboard.release(KeyCode.L_ALT);

        assertThat(plain.readAll()).isEqualTo("11 84 f0 84 f0 11");
        translating.type(KeyCode.SYS_RQ);
        assertThat(translating.readAll()).isEqualTo("54 d4");
    }

    @Test
    void printScreenIsReleasedAsItWasPressed() {
        plain.keyboard.press(KeyCode.PRINT_SCREEN);
        plain.keyboard.press(KeyCode.L_SHIFT);
        plain.readAll();

        plain.keyboard.release(KeyCode.PRINT_SCREEN);

        assertThat(plain.readAll()).isEqualTo("e0 f0 7c e0 f0 12");
    }

    @Test
    void keysThatAreNoKeysCannotBePressed() {
        assertThatThrownBy(() -> plain.keyboard.press(KeyCode.R_CONTROL_2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RControl2");
    }

    @Test
    void aKeyWithoutACodeInSet3SendsNothingThere() {
        plain.ask(0xF0);
        plain.ask(3);
        plain.type(KeyCode.OEM_12);

        assertThat(plain.readAll()).isEmpty();
    }

    @Test
    void drainedMeansNothingIsLeftToFetch() {
        assertThat(plain.keyboard.isDrained()).isTrue();
        plain.keyboard.press(KeyCode.A);
        assertThat(plain.keyboard.isDrained()).isFalse();
        plain.read();
        assertThat(plain.keyboard.isDrained()).isTrue();
    }

    @Test
    void theTranslationIsTheTableOfTheController() {
        assertThat(Translation.translate(0x00)).isEqualTo(0xFF);
        assertThat(Translation.translate(0x7F)).isEqualTo(0x54);
        assertThat(Translation.translate(0x83)).isEqualTo(0x41);
        assertThat(Translation.translate(0x84)).isEqualTo(0x54);
        for (int code = 0x85; code <= 0xFF; code++) {
            assertThat(Translation.translate(code)).isEqualTo(code);
        }
    }

    @Test
    void noTwoKeysHaveTheSameCode() {
        for (KeyCode one : KeyCode.values()) {
            for (KeyCode other : KeyCode.values()) {
                if (one != other && hasCodes(one) && hasCodes(other)) {
                    assertThat(ScancodeTable.of(one).set2())
                            .describedAs("%s and %s", one, other)
                            .isNotEqualTo(ScancodeTable.of(other).set2());
                }
            }
        }
    }

    private static boolean hasCodes(KeyCode key) {
        try {
            ScancodeTable.of(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
