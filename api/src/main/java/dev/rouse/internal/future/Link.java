package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A link of a chain: a future and one function that follows it. {@link Map} and {@link Then} are
 * the two kinds.
 *
 * <p>If each link owned the one below and polled it, a poll would cost as much stack and time as
 * there are links, also while the source is pending. So a link that is made on top of another takes
 * over what that one waits for, and keeps it for its function only: the outermost link, the head,
 * polls the source itself, and then goes through the functions.
 *
 * <pre>{@code
 * a = source.map(f)       a --child--> source      a --rest--> a
 *
 * c = a.then(g).map(h)    c --child--> source      c --rest--> a --rest--> b --rest--> c
 * }</pre>
 *
 * <p>The future that a {@code then} goes on with is taken over as well if it is a chain: its links
 * come before what is left of this one. So a loop written as a function that answers {@code
 * step.then(x -> again())} takes no stack and keeps nothing of the rounds that are over. Such a
 * loop may never have to wait, so each round asks for budget.
 *
 * <p><b>What {@link #rest} means.</b> In a head, the link whose function comes next; the head
 * itself if only its own is left, null if none is. In a link that was taken over, the one that
 * comes after it. A link that was taken over has no child any more, and polling it is refused.
 *
 * <p><b>What has been called is let go of:</b> the head moves past the links whose functions it has
 * called, and clears its own.
 *
 * <p><b>Threads.</b> Those of the owner, one at a time, as for every future.
 *
 * @param <R> the type of the result
 */
abstract sealed class Link<R extends @Nullable Object> implements Future<R> permits Map, Then {

    private static final int SHOWN = 16;

    /**
     * What is waited for; one of the markers of {@link Spent} after the end; null if taken over.
     */
    private @Nullable Future<?> child;

    private @Nullable ThrowingFunction<Object, ?> callback;
    private @Nullable Link<?> rest;

    /**
     * Takes ownership of {@code child}.
     *
     * @param callback takes a value of the child
     */
    @SuppressWarnings("unchecked") // it is given what the child answers
    Link(Future<?> child, ThrowingFunction<?, ?> callback) {
        this.child = child;
        this.callback = (ThrowingFunction<Object, ?>) callback;
        this.rest = this;
    }

    /**
     * Takes over the chain {@code below}.
     *
     * @param callback takes its value
     */
    @SuppressWarnings("unchecked") // it is given what the chain answers
    Link(Link<?> below, ThrowingFunction<?, ?> callback) {
        Future<?> source = below.child;
        Link<?> first = below.rest;
        this.child = source == null ? below : source; // polling what has been taken over says so
        this.callback = (ThrowingFunction<Object, ?>) callback;
        this.rest = source == null || first == null ? this : first;
        if (source != null) {
            below.child = null;
            if (first != null) {
                below.rest = this;
            }
        }
    }

    @Override
    public final <S extends @Nullable Object> Future<S> map(
            ThrowingFunction<? super R, ? extends S> after) {
        return new Map<>(this, after);
    }

    @Override
    public final <S extends @Nullable Object> Future<S> then(
            ThrowingFunction<? super R, ? extends Future<? extends S>> next) {
        return new Then<>(this, next);
    }

    @Override
    public final Poll<R> poll(Context cx) throws Exception {
        Future<?> waitsFor = child;
        if (waitsFor == null) {
            throw new IllegalStateException(
                    "polled after it became part of a longer chain; poll the future that map() or"
                            + " then() gave for it");
        }
        try {
            Poll<?> polled = waitsFor.poll(cx);
            return polled == Poll.pending() ? Poll.pending() : goOn(polled, cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
    }

    /** Applies what is left to the answer of the child, until something has to be waited for. */
    @SuppressWarnings("unchecked") // the types fitted when the chain was made
    private Poll<R> goOn(Poll<?> polled, Context cx) throws Exception {
        @Nullable Poll<?> answer = polled; // null if there is only a value
        Object value = valueOf(polled);
        Link<?> next = rest;
        child = Spent.completed();
        rest = null; // what is left is in the variables, and gone if something throws
        while (next != null) {
            ThrowingFunction<Object, ?> step = requireNonNull(next.callback);
            Link<?> after = null;
            if (next == this) {
                callback = null; // the links before it go as a whole
            } else {
                after = next.rest;
            }
            if (next instanceof Map) { // each kind with its own call, so that profiles stay apart
                value = step.apply(value);
                answer = null;
                next = after;
                continue;
            }
            Object result = step.apply(value);
            if (result instanceof Ready<?> there) { // most are, and then it need not be made
                answer = there.poll(cx);
            } else {
                Future<?> second = checkSecond(result);
                if (second instanceof Map
                        || second instanceof Then) { // Link, but two compares are cheaper
                    rest = after;
                    second = takeOver((Link<?>) second);
                    if (!cx.tryProceed()) {
                        return Poll.pending();
                    }
                    after = rest;
                }
                answer = second.poll(cx);
                if (answer == Poll.pending()) {
                    child = second;
                    rest = after;
                    return Poll.pending();
                }
            }
            value = valueOf(answer);
            next = after;
        }
        end();
        return answer != null ? (Poll<R>) answer : Poll.ready((R) value);
    }

    @SuppressWarnings("NullAway") // null is a value like any other
    private static Object valueOf(Poll<?> ready) {
        return ((Poll.Ready<?>) ready).value();
    }

    private static Future<?> checkSecond(@Nullable Object second) {
        return (Future<?>)
                requireNonNull(
                        second, "the function given to then() answered null instead of a future");
    }

    /**
     * Takes over another chain, to run before what is left of this one.
     *
     * @return what it waits for; the child now
     */
    private Future<?> takeOver(Link<?> other) {
        Future<?> source = other.child;
        if (source == null) { // of yet another chain: polling it says so
            source = other;
        } else {
            other.child = null;
            Link<?> first = other.rest;
            if (first != null) { // its last is the other link itself
                other.rest = rest;
                rest = first;
            }
        }
        child = source;
        return source;
    }

    private void end() {
        callback = null;
        rest = null;
        if (child == null || !Spent.isSpent(child)) {
            child = Spent.completed();
        }
    }

    @Override
    public final void drop() {
        Future<?> dropped = child;
        if (dropped == null || Spent.isSpent(dropped)) {
            return;
        }
        callback = null;
        rest = null;
        child = Spent.dropped();
        dropped.drop();
    }

    /** Shows each link that is left around what comes before it; of many the outermost. */
    @Override
    public final String toString() {
        if (child == null) {
            return getClass().getSimpleName() + "[in a longer chain]";
        }
        Deque<Link<?>> shown = new ArrayDeque<>();
        int more = 0;
        for (Link<?> each = rest; each != null && each != this; each = each.rest) {
            shown.push(each);
            if (shown.size() == SHOWN) {
                shown.removeLast();
                more++;
            }
        }
        shown.push(this); // also if only the future that it goes on with is waited for
        StringBuilder text = new StringBuilder();
        shown.forEach(each -> text.append(each.getClass().getSimpleName()).append('['));
        text.append(more == 0 ? "" : "(" + more + " more) ").append(child);
        shown.descendingIterator()
                .forEachRemaining(each -> text.append(isToCome(each) ? ", ...]" : "]"));
        return text.toString();
    }

    private boolean isToCome(Link<?> link) {
        return link instanceof Then && (link != this || rest != null);
    }
}
