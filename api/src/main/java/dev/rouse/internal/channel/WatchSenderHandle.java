package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.channel.WatchReceiver;
import dev.rouse.channel.WatchSender;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link WatchSender}.
 *
 * @param <T> the type of the value
 */
final class WatchSenderHandle<T extends @Nullable Object> extends SenderHandle<WatchCell<T>>
        implements WatchSender<T> {

    WatchSenderHandle(WatchCell<T> channel) {
        super(channel);
    }

    @Override
    public boolean send(T value) {
        WatchCell<T> open = open();
        if (open.receiverCount() == 0) {
            return false;
        }
        open.replace(value);
        return true;
    }

    @Override
    public T sendReplace(T value) {
        return open().replace(value);
    }

    @Override
    public void sendModify(UnaryOperator<T> update) {
        sendIfModified(value -> true, update);
    }

    @Override
    public boolean sendIfModified(Predicate<? super T> condition, UnaryOperator<T> update) {
        requireNonNull(condition, "condition");
        requireNonNull(update, "update");
        return open().update(condition, update);
    }

    @Override
    public T get() {
        return channel.version().value();
    }

    @Override
    public WatchReceiver<T> subscribe() {
        return channel.firstReceiver();
    }

    @Override
    public Future<@Nullable Void> closed() {
        return new NoReceivers(channel.noReceivers, channel::receiverCount);
    }

    @Override
    public boolean isClosed() {
        return receiverCount() == 0;
    }

    @Override
    public int receiverCount() {
        return channel.receiverCount();
    }

    @Override
    public boolean sameChannel(WatchSender<T> other) {
        return isSame(other);
    }

    @Override
    public WatchSender<T> copy() {
        return new WatchSenderHandle<>(openForCopy());
    }
}
