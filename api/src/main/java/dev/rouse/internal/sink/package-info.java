/**
 * What stands behind the methods of {@link dev.rouse.Sink} and {@link dev.rouse.Sinks}, one class
 * each.
 *
 * <p><b>Who calls in.</b> Only {@code dev.rouse}. <b>Who is called.</b> The sinks and callbacks
 * that users put together.
 *
 * <p><b>Threads.</b> Those of whoever polls; one at a time, in order. The rules of the end stand in
 * {@link dev.rouse.internal.sink.SinkBase}, where to start.
 */
@NullMarked
package dev.rouse.internal.sink;

import org.jspecify.annotations.NullMarked;
