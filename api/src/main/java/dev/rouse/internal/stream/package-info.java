/**
 * What stands behind the methods of {@link dev.rouse.Stream} and {@link dev.rouse.Sink}.
 *
 * <p><b>Who calls in.</b> Only {@code dev.rouse}. <b>Who is called.</b> The streams and callbacks
 * that users put together.
 *
 * <p><b>Threads.</b> Those of whoever polls; one at a time, in order.
 *
 * <p><b>Start at</b> {@link dev.rouse.internal.stream.NextOf}.
 */
@NullMarked
package dev.rouse.internal.stream;

import org.jspecify.annotations.NullMarked;
