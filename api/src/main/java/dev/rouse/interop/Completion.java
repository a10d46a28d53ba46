package dev.rouse.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Spawner;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.interop.StageFuture;
import dev.rouse.internal.interop.TaskCompletion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Futures from {@link CompletionStage}s, and {@link CompletableFuture}s from futures.
 *
 * <pre>{@code
 * HttpRequest request = HttpRequest.newBuilder(address).build();
 * Future<String> page =
 *         Completion.from(() -> client.sendAsync(request, BodyHandlers.ofString()))
 *                 .map(HttpResponse::body);
 * }</pre>
 *
 * <p><b>Exceptions are unwrapped.</b> What is reported as a {@link
 * java.util.concurrent.CompletionException} or {@link java.util.concurrent.ExecutionException}
 * around a cause fails the future with the cause, the same object.
 *
 * <p><b>Cancelling</b> goes both ways: dropping a future cancels the stage, and cancelling a {@code
 * CompletableFuture} aborts the task.
 */
public final class Completion {

    private Completion() {}

    /**
     * Makes a future of a stage that exists already, and whose work therefore runs already.
     *
     * <p>The future's first poll registers with the stage, once; nothing of the stage is touched
     * before.
     *
     * <p><b>Cancel safety.</b> Dropping the future cancels the stage, polled or not, if it is a
     * {@link CompletableFuture} and allows that. Whether that ends the work behind it is the
     * stage's business: it does for {@code HttpClient.sendAsync} from JDK 16 on, and does not for
     * {@code CompletableFuture.supplyAsync}. Other stages are left alone and their outcome is
     * discarded.
     *
     * <p><b>Failure.</b> As said above. A stage that was cancelled fails the future with a {@link
     * java.util.concurrent.CancellationException}.
     *
     * <p><b>Threads.</b> The thread that completes the stage wakes the task; no user code runs on
     * it. A waker that throws is reported to the uncaught exception handler of that thread.
     * <b>Fairness.</b> Handing out the value spends a unit of the poll's budget.
     *
     * @param stage what to wait for
     * @param <T> the type of the value
     * @return the future
     * @throws NullPointerException if {@code stage} is null
     */
    public static <T extends @Nullable Object> Future<T> toFuture(
            CompletionStage<? extends T> stage) {
        requireNonNull(stage, "stage");
        return new StageFuture<>(null, stage);
    }

    /**
     * As {@link #toFuture}, for a stage that is made by the first poll: so nothing runs before it,
     * and nothing at all if the future is dropped before.
     *
     * @param start makes the stage; called at most once, in the first poll. What it throws fails
     *     the future.
     * @param <T> the type of the value
     * @return the future
     * @throws NullPointerException if {@code start} is null
     */
    public static <T extends @Nullable Object> Future<T> from(
            ThrowingSupplier<? extends CompletionStage<? extends T>> start) {
        return new StageFuture<>(requireNonNull(start, "start"), null);
    }

    /**
     * Runs a future as a task and reports its end to a {@link CompletableFuture}.
     *
     * <p>A value completes it; a failure completes it exceptionally with the same object, which
     * {@code join} and {@code get} wrap as they always do. If the task is aborted otherwise, or the
     * executor closes, it is cancelled.
     *
     * <p><b>Cancelling</b> it aborts the task: its future is dropped on the thread that runs its
     * polls, soon after {@code cancel} has returned. So does completing it in any other way from
     * outside, {@link CompletableFuture#orTimeout} among them: nobody would see the task's outcome.
     * Stages that were made from the returned one do not pass a cancel on; that is their rule.
     *
     * <p><b>Failures</b> belong to the returned object, and like any unused {@code
     * CompletableFuture} it keeps them for itself if nobody asks. What fails after it was cancelled
     * goes to the {@link dev.rouse.UncaughtHandler}.
     *
     * <p><b>Threads.</b> Stages that depend on the result and name no executor run on the thread
     * that runs the task; they should be short, and must not block.
     *
     * @param spawner where to run the task
     * @param future what to run; nobody else may poll or drop it from now on
     * @param <T> the type of the value
     * @return the other side of it
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> CompletableFuture<T> start(
            Spawner spawner, Future<T> future) {
        return TaskCompletion.start(
                requireNonNull(spawner, "spawner"), requireNonNull(future, "future"));
    }
}
