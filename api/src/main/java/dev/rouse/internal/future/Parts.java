package dev.rouse.internal.future;

import dev.rouse.Waker;
import dev.rouse.sync.AtomicWaker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A waker for each of many children of one task, and the list of those that were woken, so that a
 * poll of the task touches only them.
 *
 * <p>A part is in one of three places, and never in two, which its flag {@code queued} makes sure
 * of:
 *
 * <pre>{@code
 *              1                 2                3
 * at rest ---------> on stack ---------> in line ---------> at rest
 * }</pre>
 *
 * <ol>
 *   <li>{@link Part#wake}, any thread: whoever sets the flag pushes the part onto {@link #stack}
 *   <li>{@link #lineUp}, the task: the whole stack moves to the end of the line, the part woken
 *       first in front
 *   <li>{@link #next}, the task: takes the first in line and clears its flag, and then polls it; a
 *       wake from here on pushes it again
 * </ol>
 *
 * <p><b>Memory.</b> Setting and clearing the flag are read-modify-writes: what a thread wrote
 * before a wake that found the flag set is visible to the poll after the flag is cleared. The link
 * to the next part is written by who set the flag, before the push, and read by the task after it.
 */
final class Parts {

    private static final VarHandle STACK;
    private static final VarHandle QUEUED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STACK = lookup.findVarHandle(Parts.class, "stack", Part.class);
            QUEUED = lookup.findVarHandle(Part.class, "queued", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final AtomicWaker task = new AtomicWaker();

    @SuppressWarnings("unused") // through STACK only
    private @Nullable Part stack;

    // The line, the task's own.
    private @Nullable Part first;
    private @Nullable Part last;

    /** Makes {@code count} parts, all in line. */
    Parts(int count) {
        for (int i = 0; i < count; i++) {
            append(new Part(this, i));
        }
    }

    /** The waker of one child. */
    static final class Part implements Waker {
        final int index;
        private final Parts parts;

        @SuppressWarnings("unused") // through QUEUED only
        private boolean queued = true;

        private @Nullable Part next;

        Part(Parts parts, int index) {
            this.parts = parts;
            this.index = index;
        }

        @Override
        public void wake() {
            if (!queuedSwap(true)) {
                parts.push(this);
                parts.task.wake();
            }
        }

        private boolean queuedSwap(boolean value) {
            return (boolean) QUEUED.getAndSet(this, value);
        }
    }

    private void push(Part part) {
        Part top;
        do {
            top = stackAcquire();
            part.next = top;
        } while (!stackCas(top, part));
    }

    /** Begins a poll: whoever is woken after this wakes {@code latest} too. */
    void lineUp(Waker latest) {
        task.register(latest);
        Part woken = stackSwap(null);
        Part oldestFirst = null;
        while (woken != null) {
            Part below = woken.next;
            woken.next = oldestFirst;
            oldestFirst = woken;
            woken = below;
        }
        while (oldestFirst != null) {
            Part behind = oldestFirst.next;
            append(oldestFirst);
            oldestFirst = behind;
        }
    }

    private void append(Part part) {
        part.next = null;
        if (last == null) {
            first = part;
        } else {
            last.next = part;
        }
        last = part;
    }

    /** Takes the part whose child is to be polled now; null at the end of the line. */
    @Nullable Part next() {
        Part taken = first;
        if (taken != null) {
            first = taken.next;
            if (first == null) {
                last = null;
            }
            taken.next = null;
            taken.queuedSwap(false);
        }
        return taken;
    }

    /** Ends it all: nobody is woken any more. */
    void close() {
        task.take();
        first = null;
        last = null;
    }

    private @Nullable Part stackAcquire() {
        return (Part) STACK.getAcquire(this);
    }

    private boolean stackCas(@Nullable Part expected, Part next) {
        return STACK.compareAndSet(this, expected, next);
    }

    private @Nullable Part stackSwap(@Nullable Part next) {
        return (Part) STACK.getAndSet(this, next);
    }
}
