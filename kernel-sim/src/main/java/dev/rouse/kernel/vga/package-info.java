/**
 * The screen: 80 by 25 cells of text memory.
 *
 * <p><b>Who calls in.</b> The processor's stores, and whoever looks at the screen. <b>Who is
 * called.</b> Nobody. <b>Threads.</b> The thread of the machine only. <b>Start at</b> {@link
 * dev.rouse.kernel.vga.TextBuffer}.
 */
@NullMarked
package dev.rouse.kernel.vga;

import org.jspecify.annotations.NullMarked;
