/**
 * Implementations behind {@link dev.rouse.Async} and {@link dev.rouse.async}; not exported.
 *
 * <p><b>Threads.</b> Whoever polls or drops the frame; nothing here is shared.
 */
@NullMarked
package dev.rouse.internal.async;

import org.jspecify.annotations.NullMarked;
