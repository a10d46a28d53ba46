package dev.rouse.internal.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import dev.rouse.time.Sleep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.channel.MpscSender#sendTimeout}: a send beside a sleep. A place that is
 * there when the time is over is taken all the same.
 *
 * @param <T> the type of the value
 */
final class SendTimeout<T extends @Nullable Object> implements Future<@Nullable Void> {

    private enum Step {
        RUNNING,
        COMPLETED,
        DROPPED
    }

    private final Send<T> send;
    private final Sleep sleep;
    private Step step = Step.RUNNING;

    SendTimeout(Send<T> send, Duration limit) {
        this.send = send;
        this.sleep = Sleep.sleep(limit);
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (step != Step.RUNNING) {
            throw step == Step.COMPLETED
                    ? Spent.polledAfterCompletion(this)
                    : Spent.polledAfterDrop(this);
        }
        boolean ended = true;
        try {
            if (send.poll(cx).isReady()) {
                return Poll.ready();
            }
            if (sleep.poll(cx).isReady()) {
                throw send.giveUp();
            }
            ended = false;
            return Poll.pending();
        } finally {
            if (ended) {
                step = Step.COMPLETED;
                dropBoth();
            }
        }
    }

    @Override
    public void drop() {
        if (step == Step.RUNNING) {
            step = Step.DROPPED;
            dropBoth();
        }
    }

    /** Dropping what has ended does nothing. */
    private void dropBoth() {
        sleep.drop();
        send.drop();
    }

    @Override
    public String toString() {
        return "SendTimeout[" + step + "]";
    }
}
