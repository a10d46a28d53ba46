package dev.rouse.internal.channel;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * What senders of both kinds are beside a count in their channel: they can ask whether it is open.
 *
 * @param <C> the kind of channel
 */
abstract class MpscHandle<C extends MpscChannel<?>> extends SenderHandle<C> {

    MpscHandle(C channel) {
        super(channel);
    }

    public final Future<@Nullable Void> closed() {
        return channel.whenClosed();
    }

    public final boolean isClosed() {
        return channel.isClosed();
    }
}
