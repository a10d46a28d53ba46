package dev.rouse.internal.part;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The children of one owner that were woken and not polled since, first woken first.
 *
 * <p>It is a stack that wakers push to from any thread, and a queue that belongs to the owner. A
 * <em>pass</em> begins with taking the whole stack at once, turning it round and putting it behind
 * the queue, and then polls the queue. What is woken during the pass waits for the next one: a
 * child that wakes itself all the time is polled once a pass, like everybody else. Taking all at
 * once also means that nobody ever removes a single element, so the stack has no ABA problem;
 * compare the run queue of embassy-executor.
 *
 * <p><b>No wake is lost.</b> A pusher that finds the stack empty pushes, then wakes whoever is
 * registered. An owner that has to wait registers its task, then looks whether anything was pushed
 * since it took the stack ({@link #await}). Whichever is second sees the other, which is what
 * {@link AtomicWaker} is for. A pusher that finds something there leaves the wake to the one that
 * pushed the lowest: that one has woken the task since the stack was last taken, or is about to, or
 * its push is found by that look; and the pass which follows takes all.
 *
 * <p>A poll that hands something out does not register: it is polled again in any case, and then
 * takes what was pushed meanwhile. So until the next {@code await} a push may wake nobody, or, for
 * nothing, the task of an earlier poll. What the owner leaves in its queue needs no wake either: it
 * leaves something only when it hands something out, or when it is woken anyway, as by a {@code
 * tryProceed} that refuses.
 *
 * <p><b>Threads.</b> {@link #push} from any; the rest is the owner's.
 */
public final class WokenParts {

    private static final VarHandle HEAD;

    static {
        try {
            HEAD = MethodHandles.lookup().findVarHandle(WokenParts.class, "head", Part.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The last one pushed; it links to the one before. */
    @SuppressWarnings("unused") // through HEAD only
    private @Nullable Part head;

    private final AtomicWaker task = new AtomicWaker();

    // The owner's queue; the last one links to nothing.
    private @Nullable Part first;
    private @Nullable Part last;

    /** Makes an empty list. */
    public WokenParts() {}

    /**
     * Puts a part in and sees to it that the task is woken; only after {@link Part#toQueued} has
     * said so.
     *
     * @param part what was woken
     */
    public void push(Part part) {
        Part before;
        do {
            before = headAcquire();
            part.link = before;
        } while (!headCas(before, part));
        if (before == null) {
            task.wake();
        }
    }

    /** Begins a pass, in a poll or outside. Pushes wake whom they woke before. */
    public void gather() {
        Part taken = headAcquire() == null ? null : headSwap(null);
        if (taken != null) {
            append(taken);
        }
    }

    /**
     * Ends a poll that began with {@link #gather} and answers pending: a push wakes the task from
     * here on, and what was pushed since the gathering does so at once.
     *
     * @param latest the waker of the task
     */
    public void await(Waker latest) {
        task.register(latest);
        if (headAcquire() != null) {
            task.wake(); // and not latest: a push may have taken it, and what it throws is reported
        }
    }

    /**
     * Takes the next part of this pass; the owner calls {@link Part#toPolled} and polls it.
     *
     * @return the part, or null at the end of the pass
     */
    public @Nullable Part next() {
        Part next = first;
        if (next != null) {
            first = next.link;
            next.link = null;
        }
        return next;
    }

    /**
     * Puts a part behind all others, unless it was woken in the meantime and comes anyway.
     *
     * @param part one that is not in the list, as far as the owner knows
     */
    public void again(Part part) {
        if (part.toQueued()) {
            append(part);
        }
    }

    /**
     * Takes out, outside a poll, what has ended after it was woken; who keeps many parts that come
     * and go without a poll calls this now and then.
     *
     * @param wanted tells which parts stay, in their order
     */
    public void retain(Predicate<Part> wanted) {
        gather();
        Part rest = first;
        first = null;
        last = null;
        while (rest != null) {
            Part part = rest;
            rest = part.link;
            part.link = null;
            if (wanted.test(part)) {
                append(part);
            }
        }
    }

    /** Turns a stack round and puts it behind the queue. */
    private void append(Part stack) {
        Part oldest = stack;
        Part newer = null;
        for (Part part = stack; part != null; ) {
            Part older = part.link;
            part.link = newer;
            newer = part;
            oldest = part;
            part = older;
        }
        if (first == null || last == null) {
            first = oldest;
        } else {
            last.link = oldest;
        }
        last = stack;
    }

    /** The owner has ended and is never to be woken. */
    public void end() {
        task.take();
        first = null;
        last = null;
        headSwap(null);
    }

    private @Nullable Part headAcquire() {
        return (Part) HEAD.getAcquire(this);
    }

    private @Nullable Part headSwap(@Nullable Part next) {
        return (Part) HEAD.getAndSet(this, next);
    }

    private boolean headCas(@Nullable Part expected, Part next) {
        return HEAD.compareAndSet(this, expected, next);
    }

    /** Says whether anything waits to be polled. */
    @Override
    public String toString() {
        return headAcquire() == null && first == null ? "WokenParts[none]" : "WokenParts[some]";
    }
}
