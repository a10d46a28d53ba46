package dev.rouse.stress.channel;

import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.Oneshot;
import dev.rouse.stress.PollContext;
import org.jspecify.annotations.Nullable;

/** What races need of a oneshot of numbers; the real one and the twins' offer it. */
interface Channel {

    boolean send(Integer value);

    void close();

    /**
     * One poll of the future that tells the sender of the receiver's drop; true when it is ready.
     */
    boolean pollClosed(Waker waker);

    boolean isReceiverDropped();

    /** Polls the receiver: the value, or {@link #CLOSED}, or null for pending. */
    @Nullable Object poll(Waker waker);

    void drop();

    /** What a poll gives after the sender was closed. */
    Object CLOSED = "closed";

    /** The channel that the library ships. */
    static Channel real() {
        Oneshot<Integer> oneshot = Oneshot.create();
        return new Channel() {
            @Override
            public boolean send(Integer value) {
                return oneshot.sender().send(value);
            }

            @Override
            public void close() {
                oneshot.sender().close();
            }

            @Override
            public boolean pollClosed(Waker waker) {
                try {
                    return oneshot.sender().closed().poll(new PollContext(waker)).isReady();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public boolean isReceiverDropped() {
                return oneshot.sender().isClosed();
            }

            @Override
            public @Nullable Object poll(Waker waker) {
                try {
                    return oneshot.receiver().poll(new PollContext(waker))
                                    instanceof Poll.Ready<Integer> ready
                            ? ready.value()
                            : null;
                } catch (ChannelClosedException e) {
                    return CLOSED;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void drop() {
                oneshot.receiver().drop();
            }
        };
    }
}
