package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Waits for the value of a {@link Remote} future. Unlike a {@link JoinHandle}, which detaches when
 * it is dropped, dropping this one cancels the work.
 *
 * <p>It fails with what the remote future throws, the same object, and with {@link
 * java.util.concurrent.CancellationException} if that future was dropped before its end.
 *
 * <p><b>Threads.</b> The handle and the remote future may live on different threads; each is polled
 * and dropped by its own owner.
 *
 * @param <T> the type of the value
 */
public interface RemoteHandle<T extends @Nullable Object> extends Future<T> {

    /**
     * Ends this handle and lets the work go on without it: its value is discarded, and its failure
     * fails the remote future. After the end this does nothing.
     */
    void forget();

    /**
     * Cancels: the remote future is woken, drops what it runs on its own executor, and ends. A
     * value that was there already and was not taken is let go, and so is a failure.
     */
    @Override
    void drop();
}
