package dev.rouse.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardUncaughtHandlerTest {

    @Test
    void withoutADefaultHandlerTheFailureIsPrintedWithItsTask() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler(null);
        try {
            UncaughtHandler.standard()
                    .uncaught(new TaskInfo(7, "reader"), new Exception("on purpose"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "Exception in task 7 \"reader\" java.lang.Exception: on purpose"
                                + System.lineSeparator()
                                + "\tat "
                                + StandardUncaughtHandlerTest.class.getName());
    }
}
