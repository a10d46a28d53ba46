package dev.rouse.stress.channel;

import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.Waker;
import dev.rouse.channel.Watch;
import dev.rouse.stress.PollContext;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What races need of a channel to which one value is sent; the real one and the twin's offer it.
 */
interface LastValue {

    /** Sends the only value and closes the only sender. */
    void sendAndClose();

    Pipe.Answer poll(Waker waker);

    /** The watch that the library ships. */
    static LastValue watch() {
        Watch<Integer> watch = Watch.create(0);
        Stream<Integer> receiver = watch.receiver();
        return new LastValue() {
            @Override
            public void sendAndClose() {
                watch.sender().send(1);
                watch.sender().close();
            }

            @Override
            public Pipe.Answer poll(Waker waker) {
                try {
                    PollNext<Integer> polled = receiver.pollNext(new PollContext(waker));
                    return polled.isPending()
                            ? Pipe.Answer.PENDING
                            : polled.isDone() ? Pipe.Answer.DONE : Pipe.Answer.VALUE;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** The algorithm once more, but the receiver asks for the senders after the value. */
    final class SendersLast implements LastValue {
        private final AtomicReference<@Nullable Waker> waker = new AtomicReference<>();
        private volatile boolean sent;
        private volatile boolean closed;

        @Override
        public void sendAndClose() {
            sent = true;
            wake();
            closed = true;
            wake();
        }

        private void wake() {
            Waker waiting = waker.getAndSet(null);
            if (waiting != null) {
                waiting.wake();
            }
        }

        @Override
        public Pipe.Answer poll(Waker latest) {
            waker.set(latest);
            if (sent) {
                return Pipe.Answer.VALUE;
            }
            Thread.onSpinWait();
            return closed ? Pipe.Answer.DONE : Pipe.Answer.PENDING;
        }
    }
}
