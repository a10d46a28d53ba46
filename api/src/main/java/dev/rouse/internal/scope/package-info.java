/**
 * Behind {@link dev.rouse.Scope} and {@link dev.rouse.TaskTracker}; not exported.
 *
 * <p><b>Who calls in.</b> {@code dev.rouse}, and the executors that run the children. <b>Who is
 * called.</b> The body and the children, and the spawner of the executor.
 *
 * <p><b>Threads.</b> {@link dev.rouse.internal.scope.ScopeCell} is shared by all of them and has a
 * lock; everything else belongs to one task. <b>Start at</b> {@link
 * dev.rouse.internal.scope.ScopeFuture}.
 */
@NullMarked
package dev.rouse.internal.scope;

import org.jspecify.annotations.NullMarked;
