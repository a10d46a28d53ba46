/**
 * From scancodes to characters: what a kernel makes of the bytes its keyboard sends.
 *
 * <p>Two steps, both plain state machines without input or output: a {@link
 * dev.rouse.kernel.keyboard.ScancodeSet} turns bytes into {@linkplain
 * dev.rouse.kernel.keyboard.KeyEvent key events}, and an {@link
 * dev.rouse.kernel.keyboard.EventDecoder} with a {@link dev.rouse.kernel.keyboard.KeyboardLayout}
 * turns those into {@linkplain dev.rouse.kernel.keyboard.DecodedKey characters or raw keys}. Names
 * and behaviour are those of the Rust crate {@code pc-keyboard} 0.9. (Version 0.7, which the blog
 * kernel uses, takes the keys of codes 2B and 56 for each other.)
 *
 * <p><b>Who calls in.</b> Kernel tasks that read scancodes. <b>Who is called.</b> Nobody.
 *
 * <p><b>Threads.</b> No class here is for use by two threads at once. <b>Start at</b> {@link
 * dev.rouse.kernel.keyboard.Keyboard}.
 */
@NullMarked
package dev.rouse.kernel.keyboard;

import org.jspecify.annotations.NullMarked;
