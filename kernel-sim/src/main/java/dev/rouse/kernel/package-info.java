/**
 * A PC small enough to read, and a kernel for it whose only concurrency is Rouse: interrupts wake
 * tasks, tasks are polled by an executor that halts the processor when nothing is left to do.
 *
 * <p>{@link dev.rouse.kernel.Machine} is the hardware. The rest is kernel software, which touches
 * the machine only through its {@link dev.rouse.kernel.cpu.Cpu}: {@link
 * dev.rouse.kernel.Interrupts}, {@link dev.rouse.kernel.Console}, {@link
 * dev.rouse.kernel.KeyboardDriver} with its {@link dev.rouse.kernel.ScancodeStream}, {@link
 * dev.rouse.kernel.KernelExecutor}, and {@link dev.rouse.kernel.Kernel}, which boots them.
 *
 * <p><b>Who calls in.</b> Programs that run a kernel, tests, the command line. <b>Who is
 * called.</b> The task cell of {@code dev.rouse.task}.
 *
 * <p><b>Threads.</b> A machine and the kernel on it belong to one thread at a time; wakers, handles
 * and {@link dev.rouse.kernel.Machine#post} are for all. <b>Start at</b> {@code Kernel}.
 */
@NullMarked
package dev.rouse.kernel;

import org.jspecify.annotations.NullMarked;
