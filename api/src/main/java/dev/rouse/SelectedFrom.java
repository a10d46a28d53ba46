package dev.rouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of many futures was ready first, its value, and the others: what {@link Futures#selectAll}
 * and {@link Futures#selectOk} give.
 *
 * @param value the value
 * @param index whose it is, counted from zero in the collection that was passed in
 * @param others the futures that have not ended, in their order, in a list of the caller's own;
 *     they are the caller's to go on with or to drop
 * @param <T> the type of the values
 */
public record SelectedFrom<T extends @Nullable Object>(
        T value, int index, List<Future<T>> others) {}
