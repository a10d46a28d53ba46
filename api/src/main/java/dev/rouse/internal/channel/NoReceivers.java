package dev.rouse.internal.channel;

import dev.rouse.internal.sync.WhenThere;
import dev.rouse.sync.Notify;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Behind {@code closed()} of senders whose channel is closed while it has no receivers. */
final class NoReceivers extends WhenThere<@Nullable Void> {

    private static final IntSupplier NONE = () -> 0;

    private IntSupplier receivers;

    NoReceivers(Notify news, IntSupplier receivers) {
        super(news);
        this.receivers = receivers;
    }

    @Override
    protected boolean isThere() {
        return receivers.getAsInt() == 0;
    }

    @Override
    protected @Nullable Void take() {
        return null;
    }

    @Override
    protected void letGo() {
        receivers = NONE;
    }
}
