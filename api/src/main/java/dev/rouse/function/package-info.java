/**
 * The shapes of callbacks that combinators take. They are those of {@code java.util.function},
 * except that they may throw checked exceptions, since {@link dev.rouse.Future#poll} may.
 *
 * <p><b>Who calls in.</b> Nobody: application code passes lambdas, combinators call them, always
 * inside a poll and on the thread that polls. An exception from a callback ends the future that
 * called it, and is passed on as it is.
 */
@NullMarked
package dev.rouse.function;

import org.jspecify.annotations.NullMarked;
