package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import org.jspecify.annotations.Nullable;

/**
 * A sink in front of one other. It passes everything on but the values, which are the business of
 * each class.
 *
 * @param <T> the type of this one's values
 * @param <R> the type of the other's
 */
abstract class SinkOperator<T extends @Nullable Object, R extends @Nullable Object>
        extends SinkBase<T> {

    final SinkChild<R> target;

    SinkOperator(Sink<? super R> target) {
        this.target = SinkChild.owned(target, "sink");
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        return target.pollReady(cx);
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return target.pollFlush(cx);
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return target.pollClose(cx);
    }

    @Override
    protected void release() {
        target.drop();
    }

    @Override
    protected String describe() {
        return target.toString();
    }
}
