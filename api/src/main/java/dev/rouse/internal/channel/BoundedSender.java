package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Sink;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.MpscWeakSender;
import dev.rouse.channel.SendPermit;
import dev.rouse.channel.TrySend;
import dev.rouse.internal.sync.Blocking;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link MpscSender}.
 *
 * @param <T> the type of the values
 */
final class BoundedSender<T extends @Nullable Object> extends MpscHandle<BoundedChannel<T>>
        implements MpscSender<T> {

    /** Makes a sender that the channel has counted. */
    BoundedSender(BoundedChannel<T> channel) {
        super(channel);
    }

    @Override
    public Future<@Nullable Void> send(T value) {
        return new Send<>(open(), value);
    }

    @Override
    public Future<@Nullable Void> sendTimeout(T value, Duration limit) {
        return new SendTimeout<>(new Send<>(open(), value), requireNonNull(limit, "limit"));
    }

    @Override
    public TrySend trySend(T value) {
        BoundedChannel<T> to = open();
        return switch (to.places().tryTakeFree(1)) {
            case TAKEN -> {
                to.sendWithPermit(value);
                yield TrySend.SENT;
            }
            case NOT_ENOUGH -> TrySend.FULL;
            case CLOSED -> TrySend.CLOSED;
        };
    }

    @Override
    public void blockingSend(T value) {
        Blocking.on(send(value));
    }

    @Override
    public Future<SendPermit<T>> reserve() {
        return new Reserve<>(open());
    }

    @Override
    public Future<List<SendPermit<T>>> reserveMany(int count) {
        BoundedChannel<T> in = open();
        if (count < 0 || count > in.capacity()) {
            throw new IllegalArgumentException(
                    "the channel has room for " + in.capacity() + " in all, not for " + count);
        }
        return count == 0 ? Futures.ready(List.of()) : new ReserveMany<>(in, count);
    }

    @Override
    public @Nullable SendPermit<T> tryReserve() {
        BoundedChannel<T> in = open();
        return switch (in.places().tryTakeFree(1)) {
            case TAKEN -> new Place<>(in);
            case NOT_ENOUGH -> null;
            case CLOSED -> throw in.closedException();
        };
    }

    @Override
    public int capacity() {
        return channel.free();
    }

    @Override
    public int maxCapacity() {
        return channel.capacity();
    }

    @Override
    public boolean sameChannel(MpscSender<T> other) {
        return isSame(other);
    }

    @Override
    public MpscSender<T> copy() {
        return new BoundedSender<>(openForCopy());
    }

    @Override
    public MpscWeakSender<MpscSender<T>> downgrade() {
        BoundedChannel<T> weakly = channel;
        return () -> weakly.tryAddSender() ? new BoundedSender<>(weakly) : null;
    }

    @Override
    public Sink<T> asSink() {
        open();
        return new SenderSink<>(this);
    }
}
