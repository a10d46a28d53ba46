package dev.rouse.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The channels of those who block: queues of {@code java.util.concurrent}. Five pieces of work send
 * a thousand messages each, and the caller receives them, as in {@link dev.rouse.bench.Channels}.
 *
 * <p>Each gives how many messages came.
 */
final class Queues {

    static final int SENDERS = 5;
    static final int MESSAGES_EACH = 1_000;
    static final int MESSAGES = SENDERS * MESSAGES_EACH;

    private static final int NEVER_FULL = 1_000_000;
    private static final int OFTEN_FULL = 100;

    private final Peer<?> peer;

    Queues(Peer<?> peer) {
        this.peer = peer;
    }

    /** Linked, for an array of a million places would have to be made each time. */
    static BlockingQueue<Integer> bounded() {
        return new LinkedBlockingQueue<>(NEVER_FULL);
    }

    static BlockingQueue<Integer> full() {
        return new ArrayBlockingQueue<>(OFTEN_FULL);
    }

    static BlockingQueue<Integer> unbounded() {
        return new LinkedBlockingQueue<>();
    }

    int receiveOneByOne(BlockingQueue<Integer> queue) throws InterruptedException {
        startSenders(queue);
        int received = 0;
        while (received < MESSAGES) {
            int unused = queue.take();
            received++;
        }
        return received;
    }

    int receiveInBatches(BlockingQueue<Integer> queue) throws InterruptedException {
        startSenders(queue);
        List<Integer> received = new ArrayList<>(MESSAGES);
        while (received.size() < MESSAGES) {
            received.add(queue.take());
            queue.drainTo(received);
        }
        return received.size();
    }

    private void startSenders(BlockingQueue<Integer> queue) {
        for (int i = 0; i < SENDERS; i++) {
            peer.spawn(
                    () ->
                            Uninterrupted.run(
                                    () -> {
                                        for (int number = 0; number < MESSAGES_EACH; number++) {
                                            queue.put(number);
                                        }
                                    }));
        }
    }

    /** Two pieces of work with a queue of one place each way; gives how many answers were right. */
    int pingPong(int rounds) throws InterruptedException {
        BlockingQueue<Integer> there = new ArrayBlockingQueue<>(1);
        BlockingQueue<Integer> back = new ArrayBlockingQueue<>(1);
        CountDownLatch done = new CountDownLatch(1);
        int[] right = new int[1];
        peer.spawn(
                () ->
                        Uninterrupted.run(
                                () -> {
                                    for (int i = 0; i < rounds; i++) {
                                        back.put(there.take());
                                    }
                                }));
        peer.spawn(
                () ->
                        Uninterrupted.run(
                                () -> {
                                    for (int i = 0; i < rounds; i++) {
                                        there.put(i);
                                        right[0] += back.take() == i ? 1 : 0;
                                    }
                                    done.countDown();
                                }));
        done.await();
        return right[0];
    }
}
