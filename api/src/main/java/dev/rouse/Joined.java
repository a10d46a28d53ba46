package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * How a task of a {@link JoinSet} has ended.
 *
 * @param task which task it was; equal to the {@link TaskRef#info} of the started task
 * @param outcome its value, what it threw, or a {@link java.util.concurrent.CancellationException}
 *     if it was aborted or its executor closed
 * @param <T> the type of the value
 */
public record Joined<T extends @Nullable Object>(TaskInfo task, Outcome<T> outcome) {}
