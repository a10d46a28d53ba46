/**
 * The processor of the simulated machine: its clock, its buses, its interrupt table and the
 * instructions that matter to interrupts.
 *
 * <p><b>The model.</b> A kernel is Java code that calls the methods of one {@link
 * dev.rouse.kernel.cpu.Cpu}. Each call is an instruction, and behind each lies a <em>boundary</em>:
 * virtual time moves on, devices that are due act, and if a device requests an interrupt and the
 * processor lets it in, the handler runs as a nested Java call on the same thread. Nothing else
 * ever interrupts, so a run is a function of its inputs and repeats exactly.
 *
 * <p><b>Who calls in.</b> Kernel code calls {@code Cpu}; the board wires devices to {@link
 * dev.rouse.kernel.cpu.IoBus}, {@link dev.rouse.kernel.cpu.MemoryBus} and {@link
 * dev.rouse.kernel.cpu.Clock}. <b>Who is called.</b> Handlers in the {@link
 * dev.rouse.kernel.cpu.Idt}, devices, and the {@link dev.rouse.kernel.cpu.InterruptController}.
 *
 * <p><b>Threads.</b> One machine belongs to one thread at a time; only what {@link
 * dev.rouse.kernel.cpu.Outside} says is different. <b>Start at</b> {@code Cpu}.
 */
@NullMarked
package dev.rouse.kernel.cpu;

import org.jspecify.annotations.NullMarked;
