package dev.rouse.internal.scope;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Outcome;
import dev.rouse.Scope;
import dev.rouse.Shared;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.channel.Oneshot;
import dev.rouse.internal.future.Suppress;
import dev.rouse.interop.BlockingPool;
import dev.rouse.sync.AtomicWaker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What the body, the children and the future of a scope share.
 *
 * <pre>{@code
 *         1 fail, cancel, abandon               2 the body and the last child have ended
 * OPEN -----------------------------> CLOSING ------------------------------------------+
 *  |                                                                                    v
 *  +---------------------------------------------------------------------------------> ENDED
 *         2 the body and the last child have ended
 * }</pre>
 *
 * <p>OPEN takes children, also when the body has ended and others still run. In CLOSING all
 * children were asked to abort, or will be by the thread that is just spawning them.
 *
 * <p><b>Memory.</b> One lock, which guards all fields that change; it is never held while foreign
 * code runs: executors, wakers and drops are called outside.
 */
final class ScopeCell implements Scope {

    private enum Mode {
        OPEN,
        CLOSING,
        ENDED
    }

    private final Spawner spawner;
    private final boolean supervisor;
    private final AtomicWaker owner = new AtomicWaker();
    private final Oneshot<@Nullable Void> end = Oneshot.create();
    private final Shared<@Nullable Void> ended = end.receiver().shared();

    private final Set<ScopeChild<?>> children = new LinkedHashSet<>();
    private Mode mode = Mode.OPEN;
    private boolean bodyEnded;
    private boolean abandoned;
    private @Nullable Throwable failure;

    ScopeCell(Spawner spawner, boolean supervisor) {
        this.spawner = requireNonNull(spawner, "Context.spawner() answered null");
        this.supervisor = supervisor;
    }

    // ---- the future of the scope ----

    void register(Waker waker) {
        owner.register(waker);
    }

    synchronized boolean isClosing() {
        return mode == Mode.CLOSING;
    }

    synchronized boolean isEnded() {
        return mode == Mode.ENDED;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }

    void bodyEnded() {
        synchronized (this) {
            bodyEnded = true;
        }
        endIfLast();
    }

    /** Nobody waits for the outcome any more; does nothing if the last child was quicker. */
    void abandon() {
        owner.take();
        synchronized (this) {
            if (mode == Mode.ENDED) {
                return;
            }
            abandoned = true;
            mode = Mode.CLOSING;
        }
        abortChildren();
    }

    // ---- failures ----

    /** Keeps a failure and begins the end; false if nobody is there who would throw it. */
    boolean fail(Throwable thrown) {
        boolean first;
        synchronized (this) {
            if (abandoned || mode == Mode.ENDED) {
                return false;
            }
            first = mode == Mode.OPEN;
            if (failure == null) {
                failure = thrown;
            } else {
                Suppress.into(failure, thrown);
            }
            mode = Mode.CLOSING;
        }
        if (first) { // in CLOSING all were asked before
            abortChildren();
        }
        owner.wake();
        return true;
    }

    /** A child has failed; false if the failure is still the child's. */
    boolean childFailed(Throwable thrown) {
        return !supervisor && fail(thrown);
    }

    @Override
    public void cancel() {
        synchronized (this) {
            if (mode == Mode.CLOSING) {
                return; // ends already, by something that was there before
            }
        }
        fail(new CancellationException("the scope was cancelled"));
    }

    // ---- children ----

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        ScopeChild<T> child = new ScopeChild<>(this, requireNonNull(future, "future"));
        if (!add(child)) {
            return reject(future, name);
        }
        JoinHandle<Outcome<T>> handle;
        try {
            handle = spawner.spawn(child, name);
        } catch (Throwable thrown) {
            Suppress.dropInto(thrown, child);
            throw thrown;
        }
        boolean late;
        synchronized (this) {
            child.handle = handle;
            late = mode != Mode.OPEN;
        }
        if (late) {
            handle.abort();
        }
        return new ScopeHandle<>(handle);
    }

    private synchronized boolean add(ScopeChild<?> child) {
        return mode == Mode.OPEN && children.add(child);
    }

    private <T extends @Nullable Object> JoinHandle<T> reject(
            Future<T> future, @Nullable String name) {
        future.drop();
        Outcome<T> cancelled =
                Outcome.failure(
                        new CancellationException(
                                "the scope is ending or has ended, so the task was never run"));
        return new ScopeHandle<>(spawner.spawn(Futures.ready(cancelled), name));
    }

    /** The child has ended, and its clean-up has run. */
    void childEnded(ScopeChild<?> child) {
        synchronized (this) {
            children.remove(child);
            child.handle = null;
        }
        endIfLast();
    }

    private void endIfLast() {
        synchronized (this) {
            if (!bodyEnded || !children.isEmpty() || mode == Mode.ENDED) {
                return;
            }
            mode = Mode.ENDED;
        }
        owner.wake();
        end.sender().send(null);
    }

    @Override
    public void abortChildren() {
        List<JoinHandle<?>> handles = new ArrayList<>();
        synchronized (this) {
            for (ScopeChild<?> child : children) {
                JoinHandle<?> handle = child.handle;
                if (handle != null) { // or its spawner is just about to look at the mode
                    handles.add(handle);
                }
            }
        }
        for (JoinHandle<?> handle : handles) {
            handle.abort();
        }
    }

    @Override
    public Future<@Nullable Void> ended() {
        return ended.share();
    }

    @Override
    public synchronized int size() {
        return children.size();
    }

    @Override
    public BlockingPool blocking() {
        return spawner.blocking();
    }

    /** Says where in its life it is and how many children run. */
    @Override
    public synchronized String toString() {
        return "Scope[" + mode + ", " + children.size() + " children]";
    }
}
