package dev.rouse.bench.peers;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A message from one thread to another as small as it can be: the oneshot of those who block.
 *
 * <p><b>Memory.</b> Both fields are volatile, and each side writes its own before it reads the
 * other's: either the sender sees whom to wake, or the receiver sees the message.
 */
final class Handoff {

    private volatile @Nullable Thread receiver;
    private volatile @Nullable Object message;

    void send(Object sent) {
        message = sent;
        LockSupport.unpark(receiver);
    }

    Object receive() {
        receiver = Thread.currentThread();
        for (; ; ) {
            Object received = message;
            if (received != null) {
                return received;
            }
            LockSupport.park(this);
        }
    }
}
