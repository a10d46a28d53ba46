package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.SendPermit;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link MpscSender#asSink}: room is a place reserved ahead.
 *
 * @param <T> the type of the values
 */
final class SenderSink<T extends @Nullable Object> implements Sink<T> {

    private enum Step {
        OPEN,
        COMPLETED,
        DROPPED
    }

    private final BoundedSender<T> sender;
    private Step step = Step.OPEN;

    // At most one of the two is there.
    private @Nullable Reserve<T> waiting;
    private @Nullable SendPermit<T> place;

    SenderSink(BoundedSender<T> sender) {
        this.sender = sender;
    }

    @Override
    public Poll<@Nullable Void> pollReady(Context cx) {
        checkOpen();
        if (place != null) {
            return Poll.ready();
        }
        Reserve<T> reserve = waiting != null ? waiting : new Reserve<>(sender.open());
        waiting = null;
        Poll<SendPermit<T>> polled;
        try {
            polled = reserve.poll(cx);
        } catch (Throwable failure) {
            end(Step.COMPLETED);
            throw failure;
        }
        if (polled instanceof Poll.Ready<SendPermit<T>> ready) {
            place = ready.value();
            return Poll.ready();
        }
        waiting = reserve;
        return Poll.pending();
    }

    @Override
    public void startSend(T value) {
        checkOpen();
        SendPermit<T> reserved = place;
        if (reserved == null) {
            throw new IllegalStateException("pollReady was not ready before startSend: " + this);
        }
        place = null;
        reserved.send(value);
    }

    @Override
    public Poll<@Nullable Void> pollFlush(Context cx) {
        checkOpen();
        return Poll.ready();
    }

    @Override
    public Poll<@Nullable Void> pollClose(Context cx) {
        checkOpen();
        end(Step.COMPLETED);
        return Poll.ready();
    }

    @Override
    public void drop() {
        if (step == Step.OPEN) {
            end(Step.DROPPED);
        }
    }

    private void end(Step last) {
        step = last;
        if (waiting != null) {
            waiting.drop();
            waiting = null;
        }
        if (place != null) {
            place.close();
            place = null;
        }
        sender.close();
    }

    private void checkOpen() {
        if (step != Step.OPEN) {
            throw step == Step.COMPLETED
                    ? Spent.polledAfterCompletion(this)
                    : Spent.polledAfterDrop(this);
        }
    }

    @Override
    public String toString() {
        return "Sink[" + step + ", " + sender + "]";
    }
}
