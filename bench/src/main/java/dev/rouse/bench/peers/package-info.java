/**
 * The same workloads on what a Java program would use instead: a {@code ForkJoinPool} with {@code
 * CompletableFuture}, virtual threads, and Reactor; each with two threads for its work.
 *
 * <p>Nothing here is a task in Rouse's sense, which can be cancelled at any point and tells how it
 * ended: a {@code Runnable} in a pool is a floor, not an equal. What each body does instead of a
 * step of the original is said there.
 *
 * <p><b>Who calls in.</b> JMH, and the test that runs every body once. <b>Threads.</b> Two of the
 * peer's own; the calling one only spawns and waits. <b>Start at</b> {@link
 * dev.rouse.bench.peers.Bodies}.
 */
@NullMarked
package dev.rouse.bench.peers;

import org.jspecify.annotations.NullMarked;
