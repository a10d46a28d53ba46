package dev.rouse.testkit.laws;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.Waker;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A future that notes who does what to it, from any thread. */
final class Tracked implements Future<Integer> {

    interface OnPending {
        void pending(Waker waker);
    }

    private final int last;
    private final OnPending onPending;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger drops = new AtomicInteger();
    private volatile boolean overlapped;
    private volatile @Nullable Waker waker;
    private volatile @Nullable Thread polledBy;
    private volatile @Nullable Thread droppedBy;

    private Tracked(int last, OnPending onPending) {
        this.last = last;
        this.onPending = onPending;
    }

    /** Ends in its so-manieth poll; in each before it does something with the waker. */
    static Tracked endingAt(int last, OnPending onPending) {
        return new Tracked(last, onPending);
    }

    /** Ends once this was polled; asks again and again, and lets others run in between. */
    Future<Integer> polledOnce() {
        return Futures.pollFn(
                cx -> {
                    if (waker != null) {
                        return Poll.ready(polls());
                    }
                    cx.waker().wake();
                    return Poll.pending();
                });
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        overlapped |= inside.getAndIncrement() != 0;
        try {
            polledBy = Thread.currentThread();
            if (polls.incrementAndGet() >= last) {
                return Poll.ready(polls());
            }
            waker = cx.waker();
            onPending.pending(cx.waker());
            return Poll.pending();
        } finally {
            inside.getAndDecrement();
        }
    }

    @Override
    public void drop() {
        overlapped |= inside.get() != 0;
        drops.incrementAndGet();
        droppedBy = Thread.currentThread();
    }

    int polls() {
        return polls.get();
    }

    int drops() {
        return drops.get();
    }

    boolean overlapped() {
        return overlapped;
    }

    @Nullable Waker waker() {
        return waker;
    }

    @Nullable Thread polledBy() {
        return polledBy;
    }

    @Nullable Thread droppedBy() {
        return droppedBy;
    }
}
