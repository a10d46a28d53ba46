package dev.rouse.testkit;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Waker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scripted children have in common: they keep the latest waker only, and write down what their
 * owner does against the contract: polls after the end or during a poll, and a second drop. A
 * breach is also thrown, as an {@link AssertionError}.
 *
 * <p><b>Threads.</b> One.
 */
public abstract sealed class Scripted permits ScriptedFuture, ScriptedStream, ScriptedSink {

    private final String name;
    private final Breaches breaches = new Breaches();
    private @Nullable Waker waker;
    private int polls;
    private int drops;
    private boolean polling;
    private boolean ended;

    Scripted(String name) {
        this.name = requireNonNull(name, "name");
    }

    // ---- for the kinds of children ----

    /**
     * Begins a poll, which {@link #endPoll} ends. The waker is asked for before the child looks for
     * news: what happens in between is seen by that look.
     */
    final Waker beginPoll(Context cx) {
        checkUse("polled");
        polls++;
        polling = true;
        Waker latest = cx.waker();
        waker = null;
        return latest;
    }

    final void endPoll() {
        polling = false;
    }

    /** What is not a poll is no use during one or after the end either. */
    final void checkUse(String used) {
        if (polling) {
            throw breach("was " + used + " during a poll");
        }
        if (ended) {
            throw breach("was " + used + " after its end");
        }
    }

    final AssertionError breach(String what) {
        return breaches.add(this + " " + what);
    }

    final void keep(Waker latest) {
        waker = latest;
    }

    final void end() {
        ended = true;
    }

    // ---- for tests ----

    /** Wakes the latest waker, if there is one, without any news. */
    public final void wake() {
        Waker latest = waker;
        waker = null;
        if (latest != null) {
            latest.wake();
        }
    }

    /** Ends the child. Its owner calls this, once at most. */
    public final void drop() {
        if (polling) {
            throw breach("was dropped during a poll");
        }
        drops++;
        if (drops > 1) {
            throw breach("was dropped twice");
        }
        waker = null;
        ended = true;
    }

    /**
     * Tells whether the child answered for the last time, threw or was dropped: nothing of it is
     * left.
     *
     * @return true after the end
     */
    public final boolean hasEnded() {
        return ended;
    }

    /**
     * Counts the polls that kept the contract.
     *
     * @return how often it was polled
     */
    public final int polls() {
        return polls;
    }

    /**
     * Counts the drops.
     *
     * @return how often it was dropped; more than one is a breach
     */
    public final int drops() {
        return drops;
    }

    /**
     * Lists what the owner did against the contract.
     *
     * @return one sentence for each breach, in order
     */
    public final List<String> breaches() {
        return breaches.all();
    }

    /** Gives the name. */
    @Override
    public String toString() {
        return name;
    }
}
