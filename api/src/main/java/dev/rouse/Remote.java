package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * A future cut in two: one half runs on whatever executor it is given to, the other waits for the
 * value somewhere else. {@link Future#remoteHandle} makes one.
 *
 * <pre>{@code
 * Remote<String> remote = rendering.remoteHandle();
 * pool.spawn(remote.future());
 * Future<Integer> length = remote.handle().map(String::length); // dropping it cancels
 * }</pre>
 *
 * @param future the half that does the work; it has no value of its own and fails only if nobody
 *     waits for the failure at the handle
 * @param handle the half that waits
 * @param <T> the type of the value
 */
public record Remote<T extends @Nullable Object>(
        Future<@Nullable Void> future, RemoteHandle<T> handle) {}
