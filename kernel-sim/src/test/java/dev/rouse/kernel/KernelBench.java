package dev.rouse.kernel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayList;
import java.util.List;

/** A sealed machine with the parts of a kernel, booted but without tasks. */
final class KernelBench {

    final Machine machine;
    final Cpu cpu;
    final Console console;
    final Interrupts interrupts;
    final KeyboardDriver keyboard;
    final KernelExecutor executor;

    /** What {@link #reader} has read. */
    final List<Integer> read = new ArrayList<>();

    int polls;

    KernelBench() {
        this(Machine.sealed(), Idle::cliCheckStiHlt, KeyboardDriver::new);
    }

    KernelBench(Machine machine) {
        this(machine, Idle::cliCheckStiHlt, KeyboardDriver::new);
    }

    KernelBench(Idle idle) {
        this(Machine.sealed(), idle, KeyboardDriver::new);
    }

    KernelBench(DriverMaker driver) {
        this(Machine.sealed(), Idle::cliCheckStiHlt, driver);
    }

    private KernelBench(Machine machine, Idle idle, DriverMaker driver) {
        this.machine = machine;
        cpu = machine.cpu();
        console = new Console(cpu);
        interrupts = new Interrupts(cpu, console);
        keyboard = driver.make(cpu, console);
        interrupts.handle(Machine.IRQ_KEYBOARD, keyboard::onInterrupt);
        interrupts.start();
        executor = new KernelExecutor(machine, interrupts, idle);
    }

    /** Makes a driver; a test may make one with a flaw. */
    interface DriverMaker {
        KeyboardDriver make(Cpu cpu, Console console);
    }

    /** A task that reads scancodes for ever. */
    Future<Object> reader(ScancodeStream stream) {
        return Futures.pollFn(cx -> readAll(stream, cx));
    }

    private Poll<Object> readAll(ScancodeStream stream, Context cx) {
        polls++;
        while (stream.pollNext(cx) instanceof PollNext.Item<Integer> code) {
            read.add(code.value());
        }
        return Poll.pending();
    }

    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            machine.press(key);
            machine.release(key);
        }
    }

    List<String> lines() {
        return machine.screen().text().stream().filter(line -> !line.isEmpty()).toList();
    }
}
