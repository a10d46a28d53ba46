/**
 * The same small programs as async blocks, as state machines written by hand, and as chains of
 * {@code CompletableFuture}. <b>Start at</b> {@link dev.rouse.bench.blocks.AsyncBlocks}.
 */
@NullMarked
package dev.rouse.bench.blocks;

import org.jspecify.annotations.NullMarked;
