/**
 * Implementations behind {@link dev.rouse.Executor} and {@link dev.rouse.UncaughtHandler}; not
 * exported.
 */
@NullMarked
package dev.rouse.internal.task;

import org.jspecify.annotations.NullMarked;
