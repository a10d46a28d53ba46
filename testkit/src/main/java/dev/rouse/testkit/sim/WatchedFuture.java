package dev.rouse.testkit.sim;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** The future of a task, which writes down what is done to it and tells when it has ended. */
final class WatchedFuture<T extends @Nullable Object> implements Future<T> {

    private final SimTasks tasks;
    private final SimTask seen;
    private final Future<T> future;

    WatchedFuture(SimTasks tasks, SimTask seen, Future<T> future) {
        this.tasks = tasks;
        this.seen = seen;
        this.future = future;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Poll<T> polled;
        try {
            polled = future.poll(cx);
        } catch (Throwable thrown) {
            ended("polled: threw " + thrown.getClass().getName());
            throw thrown;
        }
        if (polled == Poll.<T>pending()) {
            tasks.note(seen, "polled: pending", null);
        } else {
            ended("polled: ready");
        }
        return polled;
    }

    private void ended(String how) {
        tasks.note(seen, how, null);
        tasks.forget(seen);
    }

    @Override
    public void drop() {
        tasks.note(seen, "dropped", tasks.by());
        tasks.forget(seen);
        future.drop();
    }
}
