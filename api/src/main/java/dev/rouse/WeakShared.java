package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Refers to a {@link Shared} future without keeping it running: for caches that share work only
 * while somebody wants it.
 *
 * <p><b>Threads.</b> Any.
 *
 * @param <T> the type of the value
 */
public interface WeakShared<T extends @Nullable Object> {

    /**
     * Makes another handle, if there is still one that has neither ended nor been dropped.
     *
     * @return the handle, or {@code null} if the future is gone
     */
    @Nullable Shared<T> upgrade();
}
