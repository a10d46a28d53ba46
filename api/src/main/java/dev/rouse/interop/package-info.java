/**
 * Bridges to code that is not made of futures.
 *
 * <p><b>Who calls in.</b> Application code, from inside tasks. <b>Who is called.</b> Work that
 * blocks, on threads that run no tasks; stages, publishers and subscribers of others.
 *
 * <p><b>Threads.</b> Stated on each type. <b>Start at</b> {@link dev.rouse.interop.Blocking} for
 * calls that block, {@link dev.rouse.interop.Completion} for completion stages, {@link
 * dev.rouse.interop.Flows} for publishers, {@link dev.rouse.interop.AsyncFiles} for files.
 */
@NullMarked
package dev.rouse.interop;

import org.jspecify.annotations.NullMarked;
