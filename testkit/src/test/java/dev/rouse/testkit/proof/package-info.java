/**
 * The library against models: small random programs on the simulated executor, and a search for a
 * sequential order that explains what each of them saw.
 *
 * <p>A {@code Program} is a few tasks of a few {@code Act}s. A {@code Player} plays one of the
 * tasks on a {@code Structure} and writes a {@code Call} for each act into the {@code History}. In
 * the end {@code Linearizer} looks for an order of the calls that the {@code Model} of the
 * structure allows.
 *
 * <p><b>Threads.</b> One. <b>Start at</b> {@code Proof}.
 */
@NullMarked
package dev.rouse.testkit.proof;

import org.jspecify.annotations.NullMarked;
