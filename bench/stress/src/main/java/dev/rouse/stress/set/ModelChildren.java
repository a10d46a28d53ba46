package dev.rouse.stress.set;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The algorithm of the set once more, for twins to override. */
class ModelChildren implements Children {

    /** A child, its flag, and its link in the stack. */
    static final class Node {
        final Runnable action;
        final AtomicInteger queued = new AtomicInteger();
        @Nullable Node below;

        Node(Runnable action) {
            this.action = action;
        }
    }

    final AtomicReference<@Nullable Node> head = new AtomicReference<>();
    final AtomicWaker task = new AtomicWaker();
    private final Node[] children;

    ModelChildren(Runnable first, Runnable second) {
        children = new Node[] {new Node(first), new Node(second)};
        first.run();
        second.run();
    }

    @Override
    public final void wake(int child) {
        Node node = children[child];
        if (toQueued(node)) {
            push(node);
            task.wake();
        }
    }

    boolean toQueued(Node node) {
        return node.queued.getAndSet(1) == 0;
    }

    void push(Node node) {
        do {
            node.below = head.get();
        } while (!head.compareAndSet(node.below, node));
    }

    @Override
    public final void poll(Waker latest) {
        Node node = head.getAndSet(null);
        for (int steps = 0; node != null && steps < 3; steps++) { // a torn stack may be a ring
            Node below = node.below;
            poll(node);
            node = below;
        }
        await(latest);
    }

    void await(Waker latest) {
        task.register(latest);
        if (head.get() != null) {
            task.wake();
        }
    }

    void poll(Node node) {
        node.queued.getAndSet(0);
        node.action.run();
    }

    /** Wakes count again only when the poll is over, which looked for news before that. */
    static final class UnqueuedTooLate extends ModelChildren {
        UnqueuedTooLate(Runnable first, Runnable second) {
            super(first, second);
        }

        @Override
        void poll(Node node) {
            node.action.run();
            node.queued.getAndSet(0);
        }
    }

    /** Looks for what was pushed since, and lets itself be woken only then. */
    static final class LookThenRegister extends ModelChildren {
        LookThenRegister(Runnable first, Runnable second) {
            super(first, second);
        }

        @Override
        void await(Waker latest) {
            if (head.get() != null) {
                latest.wake();
            }
            task.register(latest);
        }
    }

    /** Puts a child in with a read and a write: of two children pushed at once one gets lost. */
    static final class TornPush extends ModelChildren {
        TornPush(Runnable first, Runnable second) {
            super(first, second);
        }

        @Override
        void push(Node node) {
            node.below = head.get();
            Thread.onSpinWait();
            head.set(node);
        }
    }

    /**
     * Looks at the flag and then sets it: two wakers both push the child, which links to itself.
     */
    static final class TornFlag extends ModelChildren {
        TornFlag(Runnable first, Runnable second) {
            super(first, second);
        }

        @Override
        boolean toQueued(Node node) {
            if (node.queued.get() == 1) {
                return false;
            }
            Thread.onSpinWait();
            node.queued.set(1);
            return true;
        }
    }
}
