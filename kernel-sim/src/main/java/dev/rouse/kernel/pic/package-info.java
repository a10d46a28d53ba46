/**
 * The interrupt controllers: two 8259A, the second behind input 2 of the first.
 *
 * <p><b>Who calls in.</b> Devices set their lines with {@link dev.rouse.kernel.pic.PicPair#setIrq};
 * the processor reads the request and acknowledges; the kernel programs the chips through ports.
 * <b>Who is called.</b> Nobody.
 *
 * <p><b>Threads.</b> The thread of the machine only. <b>Start at</b> {@link
 * dev.rouse.kernel.pic.PicPair}; the chip is {@link dev.rouse.kernel.pic.Pic8259}.
 */
@NullMarked
package dev.rouse.kernel.pic;

import org.jspecify.annotations.NullMarked;
