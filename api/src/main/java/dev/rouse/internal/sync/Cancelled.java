package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** Behind {@link dev.rouse.sync.CancellationToken#cancelled}: the future and its place. */
final class Cancelled extends Waiter implements Future<@Nullable Void> {

    private final CancellationNode token;

    Cancelled(CancellationNode token) {
        this.token = token;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        checkNotEnded();
        if (!(token.isCancelled() || token.register(this, cx.waker())) || !cx.tryProceed()) {
            return Poll.pending();
        }
        complete();
        return Poll.ready();
    }

    /** Tells whether only budget is missing for the next poll to be ready. */
    boolean isDue() {
        return token.isCancelled();
    }

    @Override
    public void drop() {
        if (!hasEnded()) {
            token.cancelWait(this);
        }
    }
}
