package dev.rouse.kernel;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Future;
import dev.rouse.Futures;
import org.jspecify.annotations.Nullable;

/**
 * The tasks a kernel starts with, as async blocks. All are lazy: they do nothing until an executor
 * polls them.
 */
public final class KernelTasks {

    private static final int NUMBER = 42;

    private KernelTasks() {}

    /**
     * Gives a number without waiting for anything.
     *
     * @return a future of 42
     */
    public static Future<Integer> asyncNumber() {
        return Futures.lazy(() -> NUMBER);
    }

    /**
     * Awaits {@link #asyncNumber} and prints it.
     *
     * @param console where to
     * @return the task, which ends when it has printed
     */
    public static Future<@Nullable Void> exampleTask(Console console) {
        return async(
                () -> {
                    int number = await(asyncNumber());
                    console.println("async number: " + number);
                });
    }

    /**
     * Prints what is typed: characters as they are, other keys by name, but not Shift and the like,
     * whose effect is seen in the characters.
     *
     * @param keyboard where keys come from; the first poll opens its stream
     * @param console where to
     * @return the task, which never ends by itself
     */
    public static Future<@Nullable Void> printKeypresses(KeyboardDriver keyboard, Console console) {
        return async(
                () -> {
                    ScancodeStream scancodes = keyboard.open();
                    KeyPrinter printer = new KeyPrinter(console);
                    for (; ; ) {
                        printer.accept(await(scancodes.next()));
                    }
                });
    }
}
