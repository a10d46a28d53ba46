package dev.rouse.internal.scope;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.FutureChild;
import org.jspecify.annotations.Nullable;

/**
 * What the executor runs for a child: tells the scope of its end, which comes after the drop of the
 * future.
 *
 * <p>A failure that the scope takes is its to report, so the task then ends with a value that holds
 * it, which no executor would report a second time.
 *
 * @param <T> the type of the child's value
 */
final class ScopeChild<T extends @Nullable Object> extends FutureBase<Outcome<T>> {

    private final ScopeCell scope;
    private final FutureChild<T> child = new FutureChild<>();

    /** Set when it is known; guarded by the lock of the scope. */
    @Nullable JoinHandle<?> handle;

    ScopeChild(ScopeCell scope, Future<T> future) {
        this.scope = scope;
        child.set(future);
    }

    @Override
    protected Poll<Outcome<T>> step(Context cx) throws Exception {
        try {
            return child.poll(cx) instanceof Poll.Ready<T> ready
                    ? Poll.ready(Outcome.value(ready.value()))
                    : Poll.pending();
        } catch (Throwable failure) {
            if (scope.childFailed(failure)) {
                return Poll.ready(Outcome.failure(failure));
            }
            throw failure;
        }
    }

    @Override
    protected void release() {
        try {
            child.drop();
        } catch (Throwable failure) {
            if (!scope.childFailed(failure)) {
                throw failure;
            }
        } finally {
            scope.childEnded(this);
        }
    }

    @Override
    protected String describe() {
        return child.toString();
    }
}
