/**
 * The interval timer: an 8254 with three channels, of which channel 0 drives interrupt line 0.
 *
 * <p><b>Who calls in.</b> The kernel, through ports; the clock, when the output of channel 0
 * changes. <b>Who is called.</b> The interrupt line. <b>Threads.</b> The thread of the machine
 * only. <b>Start at</b> {@link dev.rouse.kernel.pit.Pit8254}.
 */
@NullMarked
package dev.rouse.kernel.pit;

import org.jspecify.annotations.NullMarked;
