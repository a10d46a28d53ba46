package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.part.Part;
import dev.rouse.internal.part.WokenParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.FuturesUnordered} and {@link dev.rouse.FuturesOrdered}, and behind {@link
 * Buffered}: many futures on one task.
 *
 * <p>All nodes are in one ring, in the order of the results when that is fixed. When it is not, a
 * node moves to the ring of those that have ended as soon as it does.
 *
 * <p>A poll polls every child that was woken, also when the first has a value already: the values
 * wait in their nodes. So a child gets its turn at each poll of the set, however slowly the values
 * are taken. A failure waits in its node as well, and is thrown when its turn comes.
 *
 * @param <T> the type of the values
 */
public final class FutureSet<T extends @Nullable Object> extends Owner {

    private final boolean ordered;
    private final WokenParts woken = new WokenParts();
    private final Node<T> running = new Node<>(woken);
    private final Node<T> ended = new Node<>(woken);
    private int size;

    /**
     * Makes an empty set.
     *
     * @param ordered whether the values come in the order of the ring, or as they are made
     */
    public FutureSet(boolean ordered) {
        this.ordered = ordered;
    }

    /** A child and its place; or, as the head of a ring, neither. */
    private static final class Node<T extends @Nullable Object> extends Part {
        private @Nullable Future<? extends T> future;
        private Poll.@Nullable Ready<T> value;
        private @Nullable Throwable failure;
        private Node<T> before = this;
        private Node<T> after = this;

        Node(WokenParts woken) {
            super(woken);
        }

        boolean hasOutcome() {
            return value != null || failure != null;
        }

        void insertAfter(Node<T> place) {
            before = place;
            after = place.after;
            after.before = this;
            place.after = this;
        }

        void moveBehind(Node<T> place) {
            before.after = after;
            after.before = before;
            insertAfter(place);
        }

        void unlink() {
            before.after = after;
            after.before = before;
            before = this;
            after = this;
        }

        void poll(Context cx) {
            Future<? extends T> polled = requireNonNull(future);
            toPolled();
            try {
                @SuppressWarnings("unchecked") // answers only give values
                Poll<T> answer = (Poll<T>) polled.poll(cx.withWaker(this));
                if (answer instanceof Poll.Ready<T> ready) {
                    value = ready;
                } else {
                    if (answer == null) {
                        throw new NullPointerException(polled + " answered null");
                    }
                    return;
                }
            } catch (Throwable thrown) {
                failure = thrown;
            }
            future = null;
            toEnded();
        }

        void drop() {
            Future<? extends T> dropped = future;
            future = null;
            toEnded();
            if (dropped != null) {
                dropped.drop();
            }
        }
    }

    // ---- the children ----

    /**
     * Adds a child behind the others.
     *
     * @param future the child
     */
    public void pushBack(Future<? extends T> future) {
        push(future, running.before);
    }

    /**
     * Adds a child before the others.
     *
     * @param future the child
     */
    public void pushFront(Future<? extends T> future) {
        push(future, running);
    }

    private void push(Future<? extends T> future, Node<T> place) {
        requireNonNull(future, "future");
        checkRunning();
        Node<T> node = new Node<>(woken);
        node.future = future;
        node.insertAfter(place);
        size++;
        node.wake();
    }

    /**
     * Counts the children whose values have not been handed out.
     *
     * @return how many
     */
    public int size() {
        return size;
    }

    /**
     * Lists the children that have not ended.
     *
     * @return a copy, in order
     */
    public List<Future<? extends T>> children() {
        List<Future<? extends T>> children = new ArrayList<>();
        for (Node<T> node = running.after; node != running; node = node.after) {
            if (node.future != null) {
                children.add(node.future);
            }
        }
        return children;
    }

    /** Drops all children; the set may be filled again. */
    public void clear() {
        ended.before = ended;
        ended.after = ended;
        size = 0;
        Throwable first = null;
        for (Node<T> node; (node = running.after) != running; ) {
            node.unlink();
            first = Drops.afterwards(first, node::drop);
        }
        Drops.rethrow(first);
    }

    // ---- polling ----

    /**
     * Polls the children that were woken.
     *
     * @param cx the context of the poll
     * @return a value, {@code Pending}, or {@code Done} if there are no children, which here is not
     *     the end
     * @throws Exception what a child has thrown; this is the end
     */
    public PollNext<T> pollNext(Context cx) throws Exception {
        checkRunning();
        if (size == 0) {
            return PollNext.done();
        }
        woken.gather();
        pollWoken(cx);
        Node<T> node = ordered ? running.after : ended.after;
        if (!node.hasOutcome()) {
            woken.await(cx.waker());
            return PollNext.pending();
        }
        node.unlink();
        size--;
        Throwable failure = node.failure;
        if (failure != null) {
            fail(failure);
            throw Rethrow.unchecked(failure);
        }
        return PollNext.item(requireNonNull(node.value).value());
    }

    private void pollWoken(Context cx) {
        for (Part part; (part = woken.next()) != null; ) {
            @SuppressWarnings("unchecked") // nobody else puts parts into this list
            Node<T> node = (Node<T>) part;
            if (node.future == null) {
                continue; // cleared after it was woken
            }
            node.poll(cx);
            if (!node.hasOutcome()) {
                if (!cx.tryProceed()) {
                    return;
                }
            } else if (!ordered) {
                node.moveBehind(ended.before);
            }
        }
    }

    @Override
    protected void release() {
        woken.end();
        clear();
    }

    @Override
    protected String describe() {
        return size + " futures";
    }
}
