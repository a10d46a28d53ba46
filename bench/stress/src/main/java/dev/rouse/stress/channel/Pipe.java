package dev.rouse.stress.channel;

import dev.rouse.PollNext;
import dev.rouse.Waker;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.TrySend;
import dev.rouse.stress.PollContext;
import java.util.function.Predicate;

/** What races need of a channel of numbers to one receiver. */
interface Pipe {

    /** What a poll of the receiver gives. */
    enum Answer {
        VALUE,
        PENDING,
        DONE
    }

    /** Sends; true if it was accepted. */
    boolean send(Integer value);

    Answer poll(Waker waker);

    /** The receiver accepts no more. */
    void close();

    /** The unbounded channel that the library ships. */
    static Pipe real() {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        return of(channel.sender()::send, channel.receiver());
    }

    /** The bounded channel that the library ships. */
    static Pipe realBounded() {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(2);
        return of(value -> channel.sender().trySend(value) == TrySend.SENT, channel.receiver());
    }

    private static Pipe of(Predicate<Integer> send, MpscReceiver<Integer> receiver) {
        return new Pipe() {
            @Override
            public boolean send(Integer value) {
                return send.test(value);
            }

            @Override
            public Answer poll(Waker waker) {
                PollNext<Integer> polled = receiver.pollNext(new PollContext(waker));
                return polled.isPending()
                        ? Answer.PENDING
                        : polled.isDone() ? Answer.DONE : Answer.VALUE;
            }

            @Override
            public void close() {
                receiver.close();
            }
        };
    }
}
