package dev.rouse.kernel;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.stream;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.kernel.keyboard.ControlHandling;
import dev.rouse.kernel.keyboard.DecodedKey;
import dev.rouse.kernel.keyboard.KeyEvent;
import dev.rouse.kernel.keyboard.Keyboard;
import dev.rouse.kernel.keyboard.ScancodeSet1;
import dev.rouse.kernel.keyboard.UnknownScancodeException;
import dev.rouse.kernel.keyboard.Us104;
import org.jspecify.annotations.Nullable;

/**
 * The tasks a kernel starts with, as async blocks and a stream. All are lazy: they do nothing until
 * an executor polls them.
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
        Stream<DecodedKey> keys = keypresses(keyboard);
        return async(
                () -> {
                    KeyPrinter printer = new KeyPrinter(console);
                    try {
                        while (await(keys.next()) instanceof PollNext.Item<DecodedKey> key) {
                            printer.print(key.value());
                        }
                    } finally {
                        keys.drop();
                    }
                });
    }

    /**
     * Decodes what is typed. Scancodes that stand for no key, which a keyboard may have that we
     * have not heard of, are left out.
     *
     * @param keyboard where keys come from; the first poll opens its stream
     * @return the keys, without an end
     */
    public static Stream<DecodedKey> keypresses(KeyboardDriver keyboard) {
        return stream(
                () -> {
                    Keyboard decoder =
                            new Keyboard(new ScancodeSet1(), new Us104(), ControlHandling.IGNORE);
                    ScancodeStream scancodes = keyboard.open();
                    try {
                        while (await(scancodes.next()) instanceof PollNext.Item<Integer> code) {
                            DecodedKey key = decode(decoder, code.value());
                            if (key != null) {
                                emit(key);
                            }
                        }
                    } finally {
                        scancodes.drop();
                    }
                });
    }

    /** The key that this byte completes, if it does. */
    private static @Nullable DecodedKey decode(Keyboard decoder, int scancode) {
        try {
            KeyEvent event = decoder.addByte(scancode);
            return event == null ? null : decoder.process(event);
        } catch (UnknownScancodeException noise) {
            return null;
        }
    }
}
