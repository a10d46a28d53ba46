package dev.rouse.internal.scope;

import dev.rouse.Context;
import dev.rouse.JoinHandle;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a {@link ScopeChild}: gives the value of what the child was made of.
 *
 * @param <T> the type of the value
 */
final class ScopeHandle<T extends @Nullable Object> implements JoinHandle<T> {

    private final JoinHandle<Outcome<T>> task;

    ScopeHandle(JoinHandle<Outcome<T>> task) {
        this.task = task;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        return task.poll(cx) instanceof Poll.Ready<Outcome<T>> ready
                ? Poll.ready(ready.value().get())
                : Poll.pending();
    }

    @Override
    public void abort() {
        task.abort();
    }

    @Override
    public boolean isFinished() {
        return task.isFinished();
    }

    @Override
    public long id() {
        return task.id();
    }

    @Override
    public @Nullable String name() {
        return task.name();
    }

    @Override
    public void drop() {
        task.drop();
    }

    @Override
    public String toString() {
        return task.toString();
    }
}
