package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.MpscReceiver#recvMany}.
 *
 * @param <T> the type of the values
 */
final class RecvMany<T extends @Nullable Object> extends Receiving<T, Integer> {

    /** Null after the end. */
    private @Nullable List<? super T> buffer;

    private final int limit;

    RecvMany(MpscChannel<T> channel, List<? super T> buffer, int limit) {
        super(channel);
        this.buffer = buffer;
        this.limit = limit;
    }

    @Override
    Poll<Integer> pollOpen(MpscChannel<T> channel, Context cx) {
        if (limit == 0) {
            return Poll.ready(0);
        }
        return switch (channel.pollValue(cx)) {
            case YES -> Poll.ready(channel.takeMany(requireNonNull(buffer), limit));
            case NO -> Poll.pending();
            case NEVER -> Poll.ready(0);
        };
    }

    @Override
    void end() {
        super.end();
        buffer = null;
    }
}
