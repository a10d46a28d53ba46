package dev.rouse.kernel.host;

import dev.rouse.kernel.Kernel;
import dev.rouse.kernel.Machine;
import dev.rouse.kernel.cpu.PoweredOff;
import dev.rouse.kernel.host.TerminalKeys.Input;
import dev.rouse.kernel.host.TerminalKeys.Press;
import dev.rouse.kernel.host.TerminalKeys.Quit;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/**
 * Shows the machine's screen in the user's terminal while the machine runs, and passes keys on.
 *
 * <p><b>Threads.</b> The machine runs on the caller's thread and draws when it has nothing else to
 * do. A second thread reads the terminal and posts what it reads to the machine; it is the only one
 * that ever waits for the user.
 */
public final class LiveTerminal {

    /** Goes through stty, which restores all of the terminal; the native one forgets its speed. */
    private static final String PROVIDER = "exec";

    private final Terminal terminal;
    private final Attributes original;
    private final AnsiScreen drawing;
    private final Machine machine = Machine.open();
    private final Queue<Stroke> typed = new ArrayDeque<>();
    private final Typist typist = new Typist(machine, typed::poll);
    private boolean left;

    private LiveTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.original = terminal.getAttributes();
        this.drawing = new AnsiScreen(machine.screen());
    }

    /** Tells whether both ends of this program are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // on newer JDKs it is asked below
    public static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    private static boolean isTerminal(Console console) {
        try {
            // From JDK 22 on there is a console without a terminal too, and this method to ask.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Boots a kernel and runs it until the user ends it or the machine stops. The terminal is as
     * before afterwards, also if the JVM is terminated meanwhile.
     *
     * @throws IOException if there is no terminal
     */
    public static void run() throws IOException {
        try (Terminal terminal =
                TerminalBuilder.builder()
                        .system(true)
                        .dumb(false)
                        .provider(PROVIDER)
                        .encoding(StandardCharsets.UTF_8)
                        .build()) {
            run(terminal);
        }
    }

    /** Runs a session on a terminal, which is left open. */
    static void run(Terminal terminal) {
        LiveTerminal live = new LiveTerminal(terminal);
        // The library has a hook of its own that restores the attributes; this is for the rest.
        Thread leaver = new Thread(live::leaveFromHook, "kernel-sim-leave");
        Runtime.getRuntime().addShutdownHook(leaver);
        try {
            live.runMachine();
        } finally {
            live.leave();
            removeHook(leaver);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // then it runs now, which does no harm
        }
    }

    private void runMachine() {
        terminal.enterRawMode();
        Attributes withoutSignals = terminal.getAttributes();
        // Ctrl-C is a key like any other here; it is bound to the end of the program below.
        withoutSignals.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(withoutSignals);
        terminal.handle(Signal.INT, signal -> machine.powerOff());
        terminal.handle(Signal.WINCH, signal -> machine.post(this::resize));
        resize();
        send(AnsiScreen.ENTER);
        machine.beforeWaiting(this::draw);
        Thread reader = new Thread(this::readKeys, "kernel-sim-keys");
        reader.setDaemon(true);
        reader.start();
        Kernel kernel = Kernel.boot(machine);
        try {
            kernel.run();
        } catch (PoweredOff byUser) {
            kernel.executor().close();
        }
    }

    private void readKeys() {
        try {
            KeyMap<Input> keys = TerminalKeys.of(terminal);
            BindingReader reader = new BindingReader(terminal.reader());
            for (Input input; (input = reader.readBinding(keys)) != null && input != Quit.QUIT; ) {
                if (input instanceof Press press) {
                    machine.post(() -> type(press.stroke()));
                }
            }
        } catch (EndOfFileException | IOError closed) {
            // Closing the terminal interrupts this, when something else has ended the session.
        } finally {
            // Also if the terminal is gone: nobody could end the program any more.
            machine.powerOff();
        }
    }

    private void type(Stroke stroke) {
        typed.add(stroke);
        typist.type();
    }

    private void resize() {
        Size size = terminal.getSize();
        drawing.resize(size.getRows(), size.getColumns());
    }

    private void draw() {
        String update = drawing.update();
        if (!update.isEmpty()) {
            send(update);
        }
    }

    private void send(String output) {
        terminal.writer().write(output);
        terminal.writer().flush();
    }

    private synchronized void leave() {
        if (!left) {
            left = true;
            send(AnsiScreen.LEAVE);
            terminal.setAttributes(original);
        }
    }

    /** Writes past the terminal object, which may be closed by the time a hook runs. */
    private synchronized void leaveFromHook() {
        if (!left) {
            left = true;
            try {
                // Not closed: that would close standard output.
                new FileOutputStream(FileDescriptor.out)
                        .write(AnsiScreen.LEAVE.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // then there is no screen to leave
            }
        }
    }
}
