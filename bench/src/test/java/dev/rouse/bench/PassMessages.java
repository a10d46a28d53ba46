package dev.rouse.bench;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.MpscSender;
import org.jspecify.annotations.Nullable;

/** Sends itself through a channel and receives itself, many times, awaiting both. */
final class PassMessages implements Future<@Nullable Void> {

    private final MpscSender<Object> sender;
    private final MpscReceiver<Object> receiver;
    private int left;
    private @Nullable Future<@Nullable Void> sending;
    private @Nullable Future<Next<Object>> receiving;

    PassMessages(MpscSender<Object> sender, MpscReceiver<Object> receiver, int messages) {
        this.sender = sender;
        this.receiver = receiver;
        this.left = messages;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
        while (left > 0) {
            Future<Next<Object>> awaited = receiving;
            if (awaited == null) {
                Future<@Nullable Void> sent = sending;
                if (sent == null) {
                    sent = sender.send(this);
                    sending = sent;
                }
                if (!sent.poll(cx).isReady()) {
                    return Poll.pending();
                }
                sending = null;
                awaited = receiver.recv();
                receiving = awaited;
            }
            if (!awaited.poll(cx).isReady()) {
                return Poll.pending();
            }
            receiving = null;
            left--;
        }
        return Poll.ready();
    }
}
