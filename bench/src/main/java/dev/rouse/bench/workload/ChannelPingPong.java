package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.MpscSender;
import org.jspecify.annotations.Nullable;

/**
 * Spawns a task that sends back what it receives, then a number of times sends it a number and
 * awaits the answer. There is room for one message in each of the two channels. Its value is how
 * many answers were what had been sent.
 */
public final class ChannelPingPong implements Future<Integer> {

    private final int rounds;
    private @Nullable Side side;
    private int round;
    private int answered;

    /**
     * Makes the future.
     *
     * @param rounds how often to send
     */
    public ChannelPingPong(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        Side current = side;
        if (current == null) {
            Mpsc.Bounded<Integer> there = Mpsc.bounded(1);
            Mpsc.Bounded<Integer> back = Mpsc.bounded(1);
            cx.spawner().spawn(new Echo(new Side(back.sender(), there.receiver()))).drop();
            current = new Side(there.sender(), back.receiver());
            side = current;
        }
        while (round < rounds) {
            if (!current.isReceiving() && current.isSendPending(round, cx)) {
                return Poll.pending();
            }
            PollNext<Integer> next = current.receive(cx);
            if (next == PollNext.<Integer>pending()) {
                return Poll.pending();
            }
            answered +=
                    next instanceof PollNext.Item<Integer> item && item.value() == round ? 1 : 0;
            round++;
        }
        current.close();
        return Poll.ready(answered);
    }

    /** Ends when there is nothing more to receive. */
    private static final class Echo implements Future<@Nullable Void> {

        private final Side side;

        /** What is being sent back. */
        private int value;

        private boolean sending;

        Echo(Side side) {
            this.side = side;
        }

        @Override
        public Poll<@Nullable Void> poll(Context cx) throws Exception {
            for (; ; ) {
                if (!sending) {
                    PollNext<Integer> next = side.receive(cx);
                    if (next == PollNext.<Integer>pending()) {
                        return Poll.pending();
                    }
                    if (!(next instanceof PollNext.Item<Integer> item)) {
                        side.close();
                        return Poll.ready();
                    }
                    value = item.value();
                    sending = true;
                }
                if (side.isSendPending(value, cx)) {
                    return Poll.pending();
                }
                sending = false;
            }
        }
    }

    /** The ends of the two channels that one task has, and what it awaits of them. */
    private static final class Side {

        private final MpscSender<Integer> sender;
        private final MpscReceiver<Integer> receiver;
        private @Nullable Future<@Nullable Void> sending;
        private @Nullable Future<Next<Integer>> receiving;

        Side(MpscSender<Integer> sender, MpscReceiver<Integer> receiver) {
            this.sender = sender;
            this.receiver = receiver;
        }

        boolean isReceiving() {
            return receiving != null;
        }

        boolean isSendPending(int value, Context cx) throws Exception {
            Future<@Nullable Void> current = sending;
            if (current == null) {
                current = sender.send(value);
                sending = current;
            }
            if (!current.poll(cx).isReady()) {
                return true;
            }
            sending = null;
            return false;
        }

        PollNext<Integer> receive(Context cx) throws Exception {
            Future<Next<Integer>> current = receiving;
            if (current == null) {
                current = receiver.recv();
                receiving = current;
            }
            if (!(current.poll(cx) instanceof Poll.Ready<Next<Integer>> ready)) {
                return PollNext.pending();
            }
            receiving = null;
            return ready.value();
        }

        void close() {
            sender.close();
        }
    }
}
