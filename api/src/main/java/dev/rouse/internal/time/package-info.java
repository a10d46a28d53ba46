/**
 * Implementations behind {@link dev.rouse.time}; not exported.
 *
 * <p>Called by {@code dev.rouse.time} and by the defaults of the executor SPI; calls nothing.
 */
@NullMarked
package dev.rouse.internal.time;

import org.jspecify.annotations.NullMarked;
