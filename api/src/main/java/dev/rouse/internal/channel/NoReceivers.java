package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.sync.WhenThere;
import dev.rouse.sync.Notify;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Behind {@code closed()} of senders whose channel is closed while it has no receivers. */
final class NoReceivers extends WhenThere<@Nullable Void> {

    /** Null after the end. */
    private @Nullable IntSupplier receivers;

    NoReceivers(Notify news, IntSupplier receivers) {
        super(news);
        this.receivers = receivers;
    }

    @Override
    protected boolean isThere() {
        return requireNonNull(receivers).getAsInt() == 0;
    }

    @Override
    protected @Nullable Void take() {
        return null;
    }

    @Override
    protected void letGo() {
        receivers = null;
    }
}
