/**
 * The laws, asked of every public method of the library that gives a future or a stream.
 *
 * <p>Laws are named after the method whose result they are about; {@code EverythingTest} runs them
 * and fails for a method without any. A new method needs a row in one of the tables, or a reason in
 * {@code Exceptions}.
 *
 * <p><b>Threads.</b> One. <b>Start at</b> {@code EverythingTest}.
 */
@NullMarked
package dev.rouse.testkit.everything;

import org.jspecify.annotations.NullMarked;
