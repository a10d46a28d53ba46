/**
 * From the bytes of a class with blocks to the bytes of that class and its frames. Async blocks,
 * streams and generators differ in their names, which {@link dev.rouse.transform.code.BlockKind}
 * lists, and in what may suspend them, {@link dev.rouse.transform.code.SuspendCall}; the rest is
 * the same for all.
 *
 * <p>The body of a block stays in its class, under its name, so that private access, {@code super}
 * calls, nested lambdas and line numbers go on working; it only becomes resumable. What is live
 * where it is suspended moves into a frame, one small class for each block.
 *
 * <p>The steps, one file each, in this order:
 *
 * <ol>
 *   <li>{@link dev.rouse.transform.code.Blocks} finds the lambdas that are blocks and are
 *       suspended.
 *   <li>{@link dev.rouse.transform.code.DelayedNew} moves {@code new} behind the arguments that
 *       await.
 *   <li>{@link dev.rouse.transform.code.TypeFlow} says what is in each local and on the stack at
 *       each suspension, {@link dev.rouse.transform.code.Liveness} which of the locals are still
 *       needed, {@link dev.rouse.transform.code.Loops} through which loops a resumed body has to go
 *       back; a {@link dev.rouse.transform.code.SuspendPoint} has all that.
 *   <li>{@link dev.rouse.transform.code.Layout} gives everything a place: slots of the method,
 *       fields of the frame.
 *   <li>{@link dev.rouse.transform.code.BodyWriter} rewrites the body, {@link
 *       dev.rouse.transform.code.FrameWriter} makes the frame, {@link
 *       dev.rouse.transform.code.CallSites} puts frames where lambdas were made.
 * </ol>
 *
 * <p>{@link dev.rouse.transform.code.Compiled} and {@link dev.rouse.transform.code.Machine} tell
 * others what was found; {@link dev.rouse.transform.code.Machines} names what a body keeps, with
 * {@link dev.rouse.transform.code.Unnamed} for what has no name in the source, {@link
 * dev.rouse.transform.code.Steps} follows the ways between its suspensions, before it is rewritten.
 *
 * <p>{@link dev.rouse.transform.code.HandedOut} looks at the types of what is emitted and yielded,
 * for those who have class files only.
 *
 * <p>No class of the user is ever loaded: types come from the stack maps that javac wrote, which
 * are exact wherever control flow meets, and from following the instructions in between.
 *
 * <p><b>Threads.</b> None; everything is made for one class and thrown away. <b>Start at</b> {@link
 * dev.rouse.transform.code.ClassTransformer}.
 */
@NullMarked
package dev.rouse.transform.code;

import org.jspecify.annotations.NullMarked;
