/**
 * The command line: {@code kernel-sim/run} boots a kernel and types into it what comes on standard
 * input.
 *
 * <p><b>Who calls in.</b> The Java launcher. <b>Who is called.</b> {@code dev.rouse.kernel} and its
 * {@code host} package. <b>Threads.</b> The main thread runs the machine. <b>Start at</b> {@link
 * dev.rouse.kernel.cli.Main}.
 */
@NullMarked
package dev.rouse.kernel.cli;

import org.jspecify.annotations.NullMarked;
