package dev.rouse.internal.interop;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.FutureChild;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.interop.Completion#start}: what the executor runs, which completes the
 * other side at its end.
 *
 * @param <T> the type of the value
 */
public final class TaskCompletion<T extends @Nullable Object> extends FutureBase<@Nullable Void> {

    private final CompletableFuture<T> result;
    private final FutureChild<T> child = new FutureChild<>();

    private TaskCompletion(CompletableFuture<T> result, Future<T> future) {
        this.result = result;
        child.set(future);
    }

    /**
     * Spawns the task and ties both ends together.
     *
     * @param spawner where it runs
     * @param future what runs
     * @param <T> the type of the value
     * @return the other side
     */
    public static <T extends @Nullable Object> CompletableFuture<T> start(
            Spawner spawner, Future<T> future) {
        CompletableFuture<T> result = new CompletableFuture<>();
        JoinHandle<@Nullable Void> task = spawner.spawn(new TaskCompletion<>(result, future));
        CompletableFuture<T> unused = // its end is that of the one returned
                result.whenComplete(
                        (value, failure) -> {
                            task.abort(); // once it has ended, for nothing
                            task.drop(); // what it fails with from now on is nobody's
                        });
        return result;
    }

    /** A failure that the other side does not take is the task's own. */
    @Override
    protected Poll<@Nullable Void> step(Context cx) throws Exception {
        try {
            if (!(child.poll(cx) instanceof Poll.Ready<T> ready)) {
                return Poll.pending();
            }
            result.complete(ready.value());
        } catch (Throwable failure) {
            if (!result.completeExceptionally(failure)) {
                throw failure;
            }
        }
        return Poll.ready(null);
    }

    @Override
    protected void release() {
        try {
            child.drop();
        } finally {
            result.cancel(false); // of no effect if it is complete
        }
    }

    @Override
    protected String describe() {
        return child.toString();
    }
}
