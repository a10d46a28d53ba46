package dev.rouse.kernel;

import dev.rouse.kernel.cpu.Clock;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.cpu.MemoryBus;
import dev.rouse.kernel.cpu.Outside;
import dev.rouse.kernel.cpu.PoweredOff;
import dev.rouse.kernel.keyboard.KeyCode;
import dev.rouse.kernel.pic.EdgeRequest;
import dev.rouse.kernel.pic.PicPair;
import dev.rouse.kernel.pit.Pit8254;
import dev.rouse.kernel.ps2.Controller8042;
import dev.rouse.kernel.ps2.KeyboardDevice;
import dev.rouse.kernel.vga.TextBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The board: one processor, its clock, interrupt controllers, timer, keyboard and screen, wired as
 * in a PC and in the state firmware leaves.
 *
 * <p>A {@link #sealed} machine runs in virtual time alone: the same program and the same key
 * presses give the same run, boundary for boundary. Into an {@link #open} machine other threads may
 * {@link #post}, and when it has nothing to do it waits for that.
 *
 * <p><b>Threads.</b> The thread that runs the machine, except where a method says otherwise.
 */
public final class Machine {

    /** The interrupt line of the timer. */
    public static final int IRQ_TIMER = 0;

    /** The interrupt line of the keyboard. */
    public static final int IRQ_KEYBOARD = 1;

    /** The interrupt line of the mouse. */
    public static final int IRQ_MOUSE = 12;

    private final Clock clock = new Clock();
    private final PicPair pics = new PicPair(EdgeRequest.HELD_UNTIL_ACKNOWLEDGED);
    private final KeyboardDevice keyboard = new KeyboardDevice();
    private final TextBuffer screen = new TextBuffer();
    private final Doorbell doorbell = new Doorbell(level -> pics.setIrq(Doorbell.IRQ, level));
    private final Cpu cpu;
    private final @Nullable Inbox inbox;

    private Machine(@Nullable Inbox inbox) {
        IoBus io = new IoBus();
        pics.attachTo(io);
        io.attach(doorbell, Doorbell.PORT);
        new Pit8254(clock, level -> pics.setIrq(IRQ_TIMER, level)).attachTo(io);
        new Controller8042(
                        keyboard,
                        level -> pics.setIrq(IRQ_KEYBOARD, level),
                        level -> pics.setIrq(IRQ_MOUSE, level))
                .attachTo(io);
        MemoryBus memory = new MemoryBus();
        memory.attach(TextBuffer.BASE, TextBuffer.SIZE, screen);
        this.inbox = inbox;
        this.cpu = new Cpu(clock, io, memory, pics, inbox == null ? Outside.NONE : inbox);
        Firmware.handOver(io);
    }

    /**
     * Makes a machine that nothing outside can touch.
     *
     * @return the machine, switched on
     */
    public static Machine sealed() {
        return new Machine(null);
    }

    /**
     * Makes a machine that other threads may touch, and that waits for them when it has nothing to
     * do.
     *
     * @return the machine, switched on
     */
    public static Machine open() {
        return new Machine(new Inbox());
    }

    /**
     * Gives the processor, which is all a kernel needs.
     *
     * @return the processor
     */
    public Cpu cpu() {
        return cpu;
    }

    /**
     * Gives the clock, to read it and to make things happen at a time.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Gives the screen, to look at.
     *
     * @return the screen
     */
    public Screen screen() {
        return screen;
    }

    /**
     * Presses a key; pressing one that is held is what its repetition does.
     *
     * @param key which key
     * @throws IllegalArgumentException if the keyboard does not have it
     */
    public void press(KeyCode key) {
        keyboard.press(key);
    }

    /**
     * Releases a key.
     *
     * @param key which key
     * @throws IllegalArgumentException if the keyboard does not have it
     */
    public void release(KeyCode key) {
        keyboard.release(key);
    }

    /**
     * Tells whether the kernel has fetched everything the keyboard had to say, so that another key
     * cannot overrun it.
     *
     * @return true if nothing waits in the keyboard
     */
    public boolean isKeyboardDrained() {
        return keyboard.isDrained();
    }

    /**
     * Runs {@code action} on the thread of the machine, between two instructions. May be called
     * from any thread.
     *
     * @param action what to do; it presses keys and the like, and executes no instruction
     * @throws IllegalStateException if the machine is sealed
     */
    public void post(Runnable action) {
        if (inbox == null) {
            throw new IllegalStateException("a sealed machine has no outside to post from");
        }
        inbox.post(action);
    }

    /**
     * Calls {@code action}, on the thread of the machine, whenever an open machine is about to wait
     * for the outside: a good moment to look at its screen.
     *
     * @param action what to do then, instead of what was set before
     * @throws IllegalStateException if the machine is sealed, and so never waits
     */
    public void beforeWaiting(Runnable action) {
        if (inbox == null) {
            throw new IllegalStateException("a sealed machine never waits");
        }
        inbox.beforeWaiting(action);
    }

    /**
     * Switches the machine off: the next instruction throws {@link PoweredOff}, and so do all
     * others. May be called from any thread if the machine is open.
     */
    public void powerOff() {
        if (inbox == null) {
            cpu.stop(new PoweredOff());
        } else {
            inbox.post(() -> cpu.stop(new PoweredOff()));
        }
    }

    /** Gets a halted processor going; from any thread. A sealed machine never waits for it. */
    void ring() {
        if (inbox != null) {
            inbox.post(doorbell::ring);
        }
    }

    @Override
    public String toString() {
        return "Machine[" + cpu + ", " + keyboard + "]\n" + pics;
    }
}
