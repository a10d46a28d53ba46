/**
 * Implementations behind {@link dev.rouse.channel}; not exported.
 *
 * <p><b>Threads.</b> Each class says which of its fields are shared and how. Names of accesses have
 * the suffixes that {@link dev.rouse.task} lists.
 */
@NullMarked
package dev.rouse.internal.channel;

import org.jspecify.annotations.NullMarked;
