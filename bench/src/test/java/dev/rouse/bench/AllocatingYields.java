package dev.rouse.bench;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Yields many times and makes an object in each poll, which a field keeps from being optimised. */
final class AllocatingYields implements Future<@Nullable Void> {

    private int left;

    @SuppressWarnings("unused") // written so that the object escapes
    private volatile Object latest = this;

    AllocatingYields(int yields) {
        this.left = yields;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        latest = new Object();
        if (left-- == 0) {
            return Poll.ready();
        }
        cx.waker().wake();
        return Poll.pending();
    }
}
