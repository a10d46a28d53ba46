/**
 * The streams and futures behind the methods of {@link dev.rouse.Stream} and {@link
 * dev.rouse.Streams}, one class each; not exported.
 *
 * <p><b>Who calls in.</b> Only {@code dev.rouse}. <b>Who is called.</b> The streams and callbacks
 * that users put together.
 *
 * <p><b>Threads.</b> Those of whoever polls; one at a time, in order. One thing here is shared:
 * {@link dev.rouse.internal.stream.BiLock}.
 *
 * <p><b>The rules of the end</b> are written once, in {@link dev.rouse.internal.stream.Owner} and
 * the places for children; a class here has a {@code step} that says what is special about it.
 * <b>Start at</b> {@link dev.rouse.internal.stream.Owner}, then {@link
 * dev.rouse.internal.stream.Filter}, then {@link dev.rouse.internal.stream.FutureSet}.
 */
@NullMarked
package dev.rouse.internal.stream;

import org.jspecify.annotations.NullMarked;
