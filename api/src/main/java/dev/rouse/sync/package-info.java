/**
 * Ways for tasks and threads to wait for one another without blocking.
 *
 * <p><b>Who calls in.</b> Futures register here from inside a poll; producers wake from any thread.
 * <b>Start at</b> {@link dev.rouse.sync.AtomicWaker}, which every hand-made future that waits for
 * something outside can be built on; {@link dev.rouse.sync.Mutex}, {@link dev.rouse.sync.RwLock},
 * {@link dev.rouse.sync.Semaphore}, {@link dev.rouse.sync.Notify}, {@link dev.rouse.sync.Barrier},
 * {@link dev.rouse.sync.OnceCell}, {@link dev.rouse.sync.SetOnce} and {@link
 * dev.rouse.sync.CancellationToken} are for tasks among themselves.
 */
@NullMarked
package dev.rouse.sync;

import org.jspecify.annotations.NullMarked;
