package dev.rouse.kernel;

import dev.rouse.kernel.cpu.CpuStopped;
import dev.rouse.kernel.cpu.HaltedForever;

/**
 * A kernel that greets, counts and prints what is typed.
 *
 * <pre>{@code
 * Machine machine = Machine.sealed();
 * Kernel kernel = Kernel.boot(machine);
 * kernel.runUntilIdle();
 * machine.press(KeyCode.A);
 * kernel.runUntilIdle();
 * machine.screen().text(); // ends with "Hello World!", "async number: 42", "a"
 * }</pre>
 *
 * <p><b>Threads.</b> As for the machine; its {@link #executor} may be used from any thread.
 */
public final class Kernel {

    private final Console console;
    private final KernelExecutor executor;

    private Kernel(Console console, KernelExecutor executor) {
        this.console = console;
        this.executor = executor;
    }

    /**
     * Starts a kernel: prints a greeting, sets up interrupts, makes the executor, and spawns {@link
     * KernelTasks#exampleTask} and {@link KernelTasks#printKeypresses}. No task has run yet.
     *
     * @param machine a machine as the firmware leaves it
     * @return the kernel, ready to run
     */
    public static Kernel boot(Machine machine) {
        Console console = new Console(machine.cpu());
        console.println("Hello World!");
        Interrupts interrupts = new Interrupts(machine.cpu(), console);
        KeyboardDriver keyboard = KeyboardDriver.install(machine.cpu(), console, interrupts);
        interrupts.start();
        keyboard.drain();
        KernelExecutor executor = new KernelExecutor(machine, interrupts);
        executor.spawn(KernelTasks.exampleTask(console), "example").drop();
        executor.spawn(KernelTasks.printKeypresses(keyboard, console), "keypresses").drop();
        return new Kernel(console, executor);
    }

    /**
     * Runs until the machine stops.
     *
     * @throws HaltedForever on a sealed machine, when nothing is left to do
     * @throws CpuStopped if the machine stops, for example because it was switched off
     */
    public void run() {
        executor.run();
    }

    /**
     * Runs until no task is runnable and no device has anything left to do.
     *
     * @throws CpuStopped if the machine stops
     */
    public void runUntilIdle() {
        executor.runUntilIdle();
    }

    /**
     * Gives the executor, to spawn more.
     *
     * @return the executor
     */
    public KernelExecutor executor() {
        return executor;
    }

    /**
     * Gives the console, to print from tasks.
     *
     * @return the console
     */
    public Console console() {
        return console;
    }
}
