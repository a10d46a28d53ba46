package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Waker;
import dev.rouse.internal.sync.Wakes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handles of a {@link SharedCell} that wait to be woken, oldest first: a list through the
 * handles themselves. Entering, and leaving from wherever it is, take constant time and allocate
 * nothing.
 *
 * <p>Whoever is woken, or chosen to be, has left the list, and enters it again with its next poll.
 * So a handle that has polled and is not in the list knows that a wake has come since, or is about
 * to.
 *
 * <p><b>Memory.</b> The links and wakers of the handles belong to who has the monitor of this. A
 * handle enters before it looks at the state of the cell, and whoever changes that looks here
 * afterwards: of the two, the one that has the monitor later sees what the other did before.
 *
 * <p><b>Threads.</b> Any. Wakers are called without the monitor.
 */
final class SharedWaiters {

    private @Nullable SharedHandle<?> first;
    private @Nullable SharedHandle<?> last;
    private int size;

    /** Puts a handle at the end, or only gives it another waker if it is in the list. */
    synchronized void enter(SharedHandle<?> handle, Waker waker) {
        requireNonNull(waker, "waker");
        if (handle.waker == null) {
            handle.previous = last;
            if (last == null) {
                first = handle;
            } else {
                last.next = handle;
            }
            last = handle;
            size++;
        }
        handle.waker = waker;
    }

    /** Takes a handle out; false if it was not in the list. */
    boolean leave(SharedHandle<?> handle) {
        return take(handle) != null;
    }

    /** Takes a handle out and gives its waker, or null if it was not in the list. */
    private synchronized @Nullable Waker take(SharedHandle<?> handle) {
        Waker waker = handle.waker;
        if (waker != null) {
            SharedHandle<?> before = handle.previous;
            SharedHandle<?> after = handle.next;
            if (before == null) {
                first = after;
            } else {
                before.next = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.previous = before;
            }
            handle.previous = null;
            handle.next = null;
            handle.waker = null;
            size--;
        }
        return waker;
    }

    /** Wakes the one that waits longest, if any does. */
    void wakeFirst() {
        Waker waker = takeFirst();
        if (waker != null) {
            Wakes.wake(waker);
        }
    }

    private synchronized @Nullable Waker takeFirst() {
        return first == null ? null : take(first);
    }

    /** Wakes all that are in the list now. */
    void wakeAll() {
        takeAll().forEach(Wakes::wake);
    }

    private synchronized List<Waker> takeAll() {
        List<Waker> wakers = new ArrayList<>(size);
        for (Waker waker; (waker = takeFirst()) != null; ) {
            wakers.add(waker);
        }
        return wakers;
    }
}
