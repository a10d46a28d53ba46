package dev.rouse.internal.sync;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.sync.CancellationToken;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link CancellationToken}: one token of a tree.
 *
 * <pre>{@code
 * parent ---> first Link <---> Link <---> Link     each weak; strong while its node is held
 *   ^                           |  ^
 *   +-------- node <------------+  |
 *               +------------------+
 * }</pre>
 *
 * <p><b>Held.</b> A node is held while somebody waits for it or a child of it is held; then, and
 * only then, its parent must be able to find it though nobody else refers to it, because the task
 * that waits may be referred to by its waker alone. A link whose node was collected is taken out
 * when the next child of the tree is made.
 *
 * <p><b>Memory.</b> One monitor for the whole tree guards all fields. Only {@link #cancelled} is
 * volatile as well: it is written last, and asked without the monitor. No code of others runs with
 * the monitor held: cancelled nodes are chained through {@link #next}, which from then on belongs
 * to the thread that cancels, and their wakers run after it.
 */
public final class CancellationNode implements CancellationToken {

    /** The monitor of a tree, and the links whose nodes were collected. */
    private static final class Tree {
        final ReferenceQueue<CancellationNode> collected = new ReferenceQueue<>();
    }

    /** How a parent knows a child. */
    private static final class Link extends WeakReference<CancellationNode> {
        final CancellationNode parent;
        boolean linked = true;
        @Nullable CancellationNode held;
        @Nullable Link before;
        @Nullable Link after;

        Link(CancellationNode child, CancellationNode parent) {
            super(child, child.tree.collected);
            this.parent = parent;
        }
    }

    private final Tree tree;

    /** Null for a root, and once this is cancelled. */
    private @Nullable Link link;

    private @Nullable Link firstChild;

    /** Made for the first who waits. */
    private @Nullable WaiterQueue queue;

    /** How many wait here, and how many children are held. */
    private int holds;

    /** The next on the stack or in the chain of those that are being cancelled. */
    private @Nullable CancellationNode next;

    private volatile boolean cancelled;

    private CancellationNode(Tree tree) {
        this.tree = tree;
    }

    /**
     * Makes a token without a parent.
     *
     * @return the token
     */
    public static CancellationToken root() {
        return new CancellationNode(new Tree());
    }

    @Override
    public CancellationToken child() {
        CancellationNode child = new CancellationNode(tree);
        synchronized (tree) {
            removeCollected();
            if (cancelled) {
                child.cancelled = true;
            } else {
                child.linkTo(this);
            }
        }
        return child;
    }

    @Override
    public void cancel() {
        CancellationNode first;
        synchronized (tree) {
            if (cancelled) {
                return;
            }
            if (holds > 0) {
                releaseAncestors();
            }
            if (link != null) {
                unlink(link);
                link = null;
            }
            first = cancelAll();
        }
        for (CancellationNode each = first; each != null; ) {
            CancellationNode after = each.next;
            each.next = null;
            WaiterQueue woken = each.queue;
            each.queue = null;
            if (woken != null) {
                WaiterQueue.wakeAll(woken.takeGranted());
            }
            each = after;
        }
    }

    /** Under the monitor: cancels all from here on down, and gives the chain of them. */
    private CancellationNode cancelAll() {
        CancellationNode last = this;
        for (CancellationNode each = this; each != null; each = each.next) {
            for (Link child = each.firstChild; child != null; child = child.after) {
                CancellationNode node = child.get();
                child.linked = false;
                child.held = null;
                if (node != null) {
                    node.link = null;
                    last.next = node;
                    last = node;
                }
            }
            each.firstChild = null;
            each.holds = 0;
            WaiterQueue waiting = each.queue;
            if (waiting != null) {
                for (Waiter front; (front = waiting.first()) != null; ) {
                    waiting.grant(front, Waiter.Phase.GRANTED);
                }
            }
            each.cancelled = true;
        }
        return this;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Future<@Nullable Void> cancelled() {
        return new Cancelled(this);
    }

    @Override
    public <T extends @Nullable Object> Future<Poll<T>> runUntilCancelled(Future<T> future) {
        return new RunUntilCancelled<>(new Cancelled(this), future);
    }

    @Override
    public DropGuard dropGuard() {
        return new Guard(this);
    }

    // ---- those who wait ----

    /** Polls for {@code waiter}; true if it need not wait any longer. */
    boolean register(Cancelled waiter, Waker waker) {
        synchronized (tree) {
            if (cancelled) {
                return true;
            }
            if (waiter.phase == Waiter.Phase.NEW) {
                if (queue == null) {
                    queue = new WaiterQueue(null);
                }
                queue.add(waiter, waker);
                hold();
            } else {
                waiter.waker = waker;
            }
            return false;
        }
    }

    void cancelWait(Cancelled waiter) {
        synchronized (tree) {
            WaiterQueue waiting = queue;
            if (waiter.phase == Waiter.Phase.QUEUED && waiting != null) {
                waiting.remove(waiter);
                if (--holds == 0) {
                    releaseAncestors();
                }
            } else {
                waiter.phase = Waiter.Phase.DROPPED;
            }
        }
    }

    // ---- the tree, under its monitor ----

    private void hold() {
        for (CancellationNode each = this; each.holds++ == 0; ) {
            Link up = each.link;
            if (up == null) {
                return;
            }
            up.held = each;
            each = up.parent;
        }
    }

    /** This is held no more, or gone: tells the parent, and so on up. */
    private void releaseAncestors() {
        Link up = link;
        while (up != null && up.held != null) {
            up.held = null;
            CancellationNode parent = up.parent;
            if (--parent.holds > 0) {
                return;
            }
            up = parent.link;
        }
    }

    private void linkTo(CancellationNode parent) {
        Link own = new Link(this, parent);
        Link second = parent.firstChild;
        own.after = second;
        if (second != null) {
            second.before = own;
        }
        parent.firstChild = own;
        link = own;
    }

    private static void unlink(Link gone) {
        if (!gone.linked) {
            return;
        }
        gone.linked = false;
        if (gone.before == null) {
            gone.parent.firstChild = gone.after;
        } else {
            gone.before.after = gone.after;
        }
        if (gone.after != null) {
            gone.after.before = gone.before;
        }
    }

    private void removeCollected() {
        for (Object gone; (gone = tree.collected.poll()) != null; ) {
            unlink((Link) gone);
        }
    }

    /** Counts the links to children, also those that were collected and not taken out so far. */
    int links() {
        synchronized (tree) {
            int count = 0;
            for (Link each = firstChild; each != null; each = each.after) {
                count++;
            }
            return count;
        }
    }

    /** Says whether it is cancelled. */
    @Override
    public String toString() {
        return cancelled ? "CancellationToken[cancelled]" : "CancellationToken[active]";
    }

    /** Behind {@link CancellationToken#dropGuard}; true once it has cancelled or was disarmed. */
    private static final class Guard extends AtomicBoolean implements DropGuard {

        private static final long serialVersionUID = 1L;

        private final transient CancellationNode token;

        Guard(CancellationNode token) {
            this.token = token;
        }

        @Override
        public CancellationToken disarm() {
            set(true);
            return token;
        }

        @Override
        public void close() {
            if (!getAndSet(true)) {
                token.cancel();
            }
        }

        @Override
        public String toString() {
            return "DropGuard[" + (get() ? "disarmed" : token) + "]";
        }
    }
}
