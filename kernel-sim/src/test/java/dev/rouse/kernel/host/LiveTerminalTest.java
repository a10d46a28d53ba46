package dev.rouse.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions on a terminal that a test holds the other end of. */
@Timeout(60)
class LiveTerminalTest {

    /** What the program has sent; a test waits until something it expects is in it. */
    private static final class Received extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String flushed = "";

        @Override
        public synchronized void write(int value) {
            bytes.write(value);
        }

        /** Only now is somebody told: what belongs together is seen and forgotten as a whole. */
        @Override
        public synchronized void flush() {
            flushed = bytes.toString(StandardCharsets.UTF_8);
            notifyAll();
        }

        synchronized String text() {
            return flushed;
        }

        synchronized void await(String expected) throws InterruptedException {
            while (!text().contains(expected)) {
                wait();
            }
        }

        synchronized void forget() {
            bytes.reset();
            flushed = "";
        }
    }

    private final Received received = new Received();
    private final PipedOutputStream user = new PipedOutputStream();
    private Terminal terminal;
    private Attributes before;
    private Thread session;
    private FutureTask<Void> ended;

    @BeforeEach
    void start() throws Exception {
        InputStream keys = new PipedInputStream(user);
        terminal = new ExternalTerminal("test", "xterm", keys, received, StandardCharsets.UTF_8);
        terminal.setSize(new Size(100, 40));
        before = terminal.getAttributes();
        ended =
                new FutureTask<>(
                        () -> {
                            LiveTerminal.run(terminal);
                            return null;
                        });
        session = new Thread(ended);
        session.start();
        received.await("async number: 42");
    }

    @AfterEach
    void end() throws Exception {
        session.join();
        terminal.close();
    }

    private void send(String text) throws IOException {
        user.write(text.getBytes(StandardCharsets.UTF_8));
        user.flush();
    }

    private void quit(String key) throws Exception {
        send(key);
        ended.get();
    }

    @Test
    void theScreenIsShownAndKeysAppearOnIt() throws Exception {
        assertThat(received.text()).startsWith(AnsiScreen.ENTER).contains("Hello World!");

        send("Hi");
        received.await("i");

        quit("\u0003");
    }

    @Test
    void onlyWhatHasChangedIsSent() throws Exception {
        received.forget();
        send("x");
        received.await("x");

        assertThat(received.text()).isEqualTo("\u001B[25;1H\u001B[93;40mx");
        quit("\u0003");
    }

    @Test
    void controlCEndsTheSessionAndRestoresTheTerminal() throws Exception {
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ISIG)).isFalse();
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isFalse();

        quit("\u0003");

        assertThat(received.text()).endsWith(AnsiScreen.LEAVE);
        assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
    }

    @Test
    void controlDDoesTheSame() throws Exception {
        quit("\u0004");

        assertThat(received.text()).endsWith(AnsiScreen.LEAVE);
    }

    @Test
    void aTerminalThatGoesAwayEndsTheSession() throws Exception {
        user.close();

        ended.get();

        assertThat(received.text()).endsWith(AnsiScreen.LEAVE);
    }

    @Test
    void aNewSizeOfTheWindowDrawsEverythingAgain() throws Exception {
        received.forget();
        terminal.setSize(new Size(40, 10));
        terminal.raise(Signal.WINCH);
        received.await("async number: 42");

        assertThat(received.text()).contains("\u001B[2J").doesNotContain("\u001B[11;1H");
        quit("\u0003");
    }

    @Test
    void anInterruptSignalEndsTheSession() throws Exception {
        terminal.raise(Signal.INT);

        ended.get();

        assertThat(received.text()).endsWith(AnsiScreen.LEAVE);
    }

    /** It is still waiting for a key then, and closing the terminal interrupts it. */
    @Test
    void theThreadThatReadsKeysEndsWithoutAWord() throws Exception {
        List<Thread> readers =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("kernel-sim-keys"))
                        .toList();
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        readers.forEach(reader -> reader.setUncaughtExceptionHandler((t, e) -> thrown.add(e)));
        terminal.raise(Signal.INT);
        ended.get();
        terminal.close();
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(readers).isNotEmpty();
        assertThat(thrown).isEmpty();
    }

    @Test
    void manyKeysAtOnceAllAppear() throws Exception {
        received.forget();
        send("abcdefghijklmnopqrstuvwxyz".repeat(3));
        received.await("z");
        send("!");
        received.await("!");

        assertThat(received.text().replaceAll("\u001B\\[[0-9;]*[A-Za-z]", ""))
                .isEqualTo("abcdefghijklmnopqrstuvwxyz".repeat(3) + "!");
        quit("\u0003");
    }
}
