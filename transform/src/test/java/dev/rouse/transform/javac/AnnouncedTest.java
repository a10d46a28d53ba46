package dev.rouse.transform.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has called the compiler is read from the stack. */
class AnnouncedTest {

    private static final String MAIN = "com.sun.tools.javac.main.";

    /** Frames innermost first; a word with a small letter is a method of the compiler. */
    private static StackTraceElement[] stack(String frames) {
        return Arrays.stream(frames.split(" "))
                .map(
                        frame -> {
                            int dot = frame.indexOf('.');
                            return dot < 0
                                    ? new StackTraceElement(MAIN + "JavaCompiler", frame, null, 1)
                                    : new StackTraceElement(
                                            frame.substring(0, dot),
                                            frame.substring(dot + 1),
                                            null,
                                            1);
                        })
                .toArray(StackTraceElement[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "Our.init Round.run processAnnotations compile Task.call, true",
        "Our.init Round.run processAnnotations processAnnotations compile Main.main, true",
        "Our.init initProcessAnnotations compile Main.main, true",
        "Our.init Round.run processAnnotations enterDone Task.enter Ide.open, false",
        "Our.init Round.run processAnnotations Task.enter Ide.compile, false",
        "Our.init Other.compile, false",
        "Our.init, false",
        // one compilation inside another
        "Our.init processAnnotations enter Task.analyze Their.process processAnnotations compile, false",
        "Our.init processAnnotations compile Task.call Ide.process processAnnotations enter, true",
    })
    void endIsAnnouncedIfTheInnermostCallerIsCompile(String frames, boolean announced) {
        assertThat(Announced.end(stack(frames))).isEqualTo(announced);
    }
}
