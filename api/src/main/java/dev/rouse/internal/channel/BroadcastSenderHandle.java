package dev.rouse.internal.channel;

import dev.rouse.Future;
import dev.rouse.channel.BroadcastReceiver;
import dev.rouse.channel.BroadcastSender;
import dev.rouse.channel.BroadcastWeakSender;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link BroadcastSender}.
 *
 * @param <T> the type of the values
 */
final class BroadcastSenderHandle<T extends @Nullable Object> extends SenderHandle<BroadcastCell<T>>
        implements BroadcastSender<T> {

    BroadcastSenderHandle(BroadcastCell<T> channel) {
        super(channel);
    }

    @Override
    public int send(T value) {
        return open().send(value);
    }

    @Override
    public BroadcastReceiver<T> subscribe() {
        return channel.subscribe();
    }

    @Override
    public Future<@Nullable Void> closed() {
        return new NoReceivers(channel.noReceivers, channel::receiverCount);
    }

    @Override
    public int receiverCount() {
        return channel.receiverCount();
    }

    @Override
    public int length() {
        return channel.length();
    }

    @Override
    public boolean isEmpty() {
        return length() == 0;
    }

    @Override
    public boolean sameChannel(BroadcastSender<T> other) {
        return isSame(other);
    }

    @Override
    public BroadcastSender<T> copy() {
        return new BroadcastSenderHandle<>(openForCopy());
    }

    @Override
    public BroadcastWeakSender<T> downgrade() {
        BroadcastCell<T> weakly = channel;
        return () -> weakly.tryAddSender() ? new BroadcastSenderHandle<>(weakly) : null;
    }
}
