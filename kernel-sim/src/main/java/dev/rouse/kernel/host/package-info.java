/**
 * The people and things around the machine: who types on its keyboard and who looks at its screen.
 *
 * <p><b>Who calls in.</b> The command line. <b>Who is called.</b> The machine's keys and screen,
 * and the terminal library for live screens.
 *
 * <p><b>Threads.</b> Stated on each class. <b>Start at</b> {@link dev.rouse.kernel.host.Typist}.
 */
@NullMarked
package dev.rouse.kernel.host;

import org.jspecify.annotations.NullMarked;
