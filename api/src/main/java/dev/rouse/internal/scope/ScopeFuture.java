package dev.rouse.internal.scope;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Scope;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.FutureChild;
import org.jspecify.annotations.Nullable;

/**
 * The future of a scope: runs the body, then waits for the children.
 *
 * @param <T> the type of the value
 */
public final class ScopeFuture<T extends @Nullable Object> extends FutureBase<T> {

    private final boolean supervisor;
    private final FutureChild<T> body = new FutureChild<>();
    private @Nullable ThrowingFunction<? super Scope, ? extends Future<? extends T>> maker;
    private @Nullable ScopeCell cell;
    private Poll.@Nullable Ready<T> value;

    /**
     * Keeps the body.
     *
     * @param body called in the first poll
     * @param supervisor whether children fail alone
     */
    public ScopeFuture(
            ThrowingFunction<? super Scope, ? extends Future<? extends T>> body,
            boolean supervisor) {
        this.maker = requireNonNull(body, "body");
        this.supervisor = supervisor;
    }

    @Override
    protected Poll<T> step(Context cx) {
        ScopeCell scope = cell;
        if (scope == null) {
            scope = new ScopeCell(cx.spawner(), supervisor);
            cell = scope;
            begin(scope);
        }
        if (!body.isEmpty() && !scope.isClosing()) {
            pollBody(scope, cx);
        }
        scope.register(cx.waker()); // and then looks whether there was news before
        if (!body.isEmpty() && scope.isClosing()) {
            dropBody(scope);
        }
        if (!scope.isEnded()) {
            return Poll.pending();
        }
        Throwable failure = scope.failure();
        if (failure != null) {
            throw Rethrow.unchecked(failure);
        }
        return requireNonNull(value);
    }

    private void begin(ScopeCell scope) {
        ThrowingFunction<? super Scope, ? extends Future<? extends T>> made = requireNonNull(maker);
        maker = null;
        try {
            body.set(madeBy("Scope", made.apply(scope)));
        } catch (Throwable failure) {
            scope.fail(failure);
            scope.bodyEnded();
        }
    }

    private void pollBody(ScopeCell scope, Context cx) {
        try {
            if (!(body.poll(cx) instanceof Poll.Ready<T> ready)) {
                return;
            }
            value = ready;
        } catch (Throwable failure) {
            scope.fail(failure);
        }
        scope.bodyEnded();
    }

    private void dropBody(ScopeCell scope) {
        try {
            body.drop();
        } catch (Throwable failure) {
            scope.fail(failure);
        }
        scope.bodyEnded();
    }

    @Override
    protected void release() {
        maker = null;
        value = null;
        ScopeCell scope = cell;
        cell = null;
        if (scope == null || scope.isEnded()) {
            return;
        }
        scope.abandon();
        try {
            body.drop();
        } finally {
            scope.bodyEnded();
        }
    }

    @Override
    protected String describe() {
        return cell == null ? "not begun" : cell.toString();
    }
}
