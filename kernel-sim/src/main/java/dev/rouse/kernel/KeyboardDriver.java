package dev.rouse.kernel;

import dev.rouse.Waker;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.ps2.Controller8042;
import dev.rouse.sync.AtomicWaker;
import org.jspecify.annotations.Nullable;

/**
 * Receives the keyboard's interrupt: reads the scancode, queues it, wakes whoever reads the {@link
 * ScancodeStream}.
 *
 * <p>The handler neither blocks nor allocates. If nobody reads scancodes yet, or too slowly, it
 * prints a warning and the new byte is lost; what is queued already stays.
 *
 * <p><b>Threads.</b> Code that runs on the simulated processor only.
 */
public class KeyboardDriver {

    private final Cpu cpu;
    private final Console console;
    private final AtomicWaker waker = new AtomicWaker();
    private @Nullable ScancodeQueue queue;

    KeyboardDriver(Cpu cpu, Console console) {
        this.cpu = cpu;
        this.console = console;
    }

    /**
     * Installs the driver as the handler of the keyboard's line.
     *
     * @param cpu the processor
     * @param console where warnings go
     * @param interrupts where the handler goes
     * @return the driver
     */
    public static KeyboardDriver install(Cpu cpu, Console console, Interrupts interrupts) {
        KeyboardDriver driver = new KeyboardDriver(cpu, console);
        interrupts.handle(Machine.IRQ_KEYBOARD, driver::onInterrupt);
        return driver;
    }

    /**
     * Opens the stream of scancodes. From now on they are queued.
     *
     * @return the stream
     * @throws IllegalStateException the second time: two readers would take each other's bytes
     */
    public ScancodeStream open() {
        if (queue != null) {
            throw new IllegalStateException("the stream of scancodes can be opened only once");
        }
        ScancodeQueue opened = new ScancodeQueue(cpu);
        queue = opened;
        return new ScancodeStream(this, opened);
    }

    /**
     * Fetches what the keyboard said before interrupts were set up. To be called once behind {@link
     * Interrupts#start}: programming the interrupt controllers forgets the edge of a byte that
     * waits, and until that byte is read there is no other, so a key pressed during boot would be
     * the last.
     */
    public void drain() {
        cpu.withoutInterrupts(
                () -> {
                    while ((cpu.in(Controller8042.STATUS) & Controller8042.STATUS_OUTPUT_FULL)
                            != 0) {
                        onInterrupt();
                    }
                });
    }

    final void onInterrupt() {
        // Not reading the port would keep the controller from ever interrupting again.
        addScancode(cpu.in(Controller8042.DATA));
    }

    /** Queues a byte, then wakes: a reader that was woken first would find nothing and wait on. */
    void addScancode(int code) {
        ScancodeQueue target = queue;
        if (target == null) {
            console.println("WARNING: scancode queue uninitialized");
        } else if (target.push(code)) {
            wake();
        } else {
            console.println("WARNING: scancode queue full; dropping keyboard input");
        }
    }

    final void wake() {
        waker.wake();
        cpu.nop();
    }

    final void register(Waker latest) {
        waker.register(latest);
        cpu.nop();
    }

    /** Forgets the waker of a reader that does not wait any more. Executes no instruction. */
    final void unregister() {
        waker.take();
    }
}
