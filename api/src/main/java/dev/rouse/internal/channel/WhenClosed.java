package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import org.jspecify.annotations.Nullable;

/** Behind {@code closed()} of senders. */
final class WhenClosed implements Future<@Nullable Void> {

    /** Null after the end. */
    private @Nullable MpscChannel<?> channel;

    /** Made before the channel is asked, so that it hears of all that comes after. */
    private final Notified news;

    private boolean dropped;

    WhenClosed(MpscChannel<?> channel, Notify shutNews) {
        this.channel = channel;
        this.news = shutNews.notified();
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
        if (channel == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        if (channel.isClosed() || news.poll(cx).isReady()) {
            channel = null;
            news.drop();
            return Poll.ready();
        }
        return Poll.pending();
    }

    @Override
    public void drop() {
        dropped |= channel != null;
        channel = null;
        news.drop();
    }

    @Override
    public String toString() {
        return "Closed[" + (channel != null ? channel : dropped ? "dropped" : "completed") + "]";
    }
}
