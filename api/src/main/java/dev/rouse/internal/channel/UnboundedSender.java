package dev.rouse.internal.channel;

import dev.rouse.channel.MpscUnboundedSender;
import dev.rouse.channel.MpscWeakSender;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link MpscUnboundedSender}.
 *
 * @param <T> the type of the values
 */
final class UnboundedSender<T extends @Nullable Object> extends MpscHandle<UnboundedChannel<T>>
        implements MpscUnboundedSender<T> {

    /** Makes a sender that the channel has counted. */
    UnboundedSender(UnboundedChannel<T> channel) {
        super(channel);
    }

    @Override
    public boolean send(T value) {
        return open().send(value);
    }

    @Override
    public boolean sameChannel(MpscUnboundedSender<T> other) {
        return isSame(other);
    }

    @Override
    public MpscUnboundedSender<T> copy() {
        return new UnboundedSender<>(openForCopy());
    }

    @Override
    public MpscWeakSender<MpscUnboundedSender<T>> downgrade() {
        UnboundedChannel<T> weakly = channel;
        return () -> weakly.tryAddSender() ? new UnboundedSender<>(weakly) : null;
    }
}
