/**
 * The keyboard and the 8042 controller it hangs on.
 *
 * <p>A key press becomes bytes of scancode set 2 in the {@link
 * dev.rouse.kernel.ps2.KeyboardDevice}, which the {@link dev.rouse.kernel.ps2.Controller8042}
 * translates to set 1 and hands to the kernel one at a time, with interrupt 1 for each.
 *
 * <p><b>Who calls in.</b> Whoever presses keys calls the device; the kernel reads and writes the
 * controller's ports. <b>Who is called.</b> The controller sets its interrupt lines.
 *
 * <p><b>Threads.</b> The thread of the machine only. <b>Start at</b> {@code KeyboardDevice}.
 */
@NullMarked
package dev.rouse.kernel.ps2;

import org.jspecify.annotations.NullMarked;
