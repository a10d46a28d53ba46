package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.part.Part;
import dev.rouse.internal.part.WokenParts;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.SelectAll}, {@link dev.rouse.StreamMap} and {@link FlatMapUnordered}:
 * many streams on one task. A stream that has given an item goes behind all that were woken.
 *
 * @param <T> the type of the items
 */
public final class StreamSet<T extends @Nullable Object> extends Owner {

    private final WokenParts woken = new WokenParts();
    private final Set<Member<T>> members = new LinkedHashSet<>();

    /** Makes an empty set. */
    public StreamSet() {}

    /**
     * A stream of a set.
     *
     * @param <T> the type of the items
     */
    public static final class Member<T extends @Nullable Object> extends Part {
        private @Nullable StreamChild<T> stream;
        private final Runnable onEnd;

        Member(WokenParts woken, Stream<? extends T> stream, Runnable onEnd) {
            super(woken);
            this.stream = new StreamChild<>(stream, "stream");
            this.onEnd = onEnd;
        }

        private void drop() {
            StreamChild<T> dropped = stream;
            forget();
            if (dropped != null) {
                dropped.drop();
            }
        }

        private void forget() {
            stream = null;
            toEnded();
        }
    }

    /**
     * Adds a stream.
     *
     * @param stream the stream
     * @param onEnd what to run when it has ended by itself
     * @return what stands for it here
     */
    public Member<T> add(Stream<? extends T> stream, Runnable onEnd) {
        checkRunning();
        Member<T> member = new Member<>(woken, stream, onEnd);
        members.add(member);
        member.wake();
        return member;
    }

    /**
     * Takes a stream out without dropping it.
     *
     * @param member what stands for it
     */
    public void remove(Member<T> member) {
        if (members.remove(member)) {
            member.forget();
        }
    }

    /**
     * Counts the streams that have not ended.
     *
     * @return how many
     */
    public int size() {
        return members.size();
    }

    /** Drops all streams; the set may be filled again. */
    public void clear() {
        Set<Member<T>> dropped = new LinkedHashSet<>(members);
        members.clear();
        Throwable first = null;
        for (Member<T> member : dropped) {
            first = Drops.afterwards(first, member::drop);
        }
        Drops.rethrow(first);
    }

    /**
     * Polls the streams that were woken until one has an item.
     *
     * @param cx the context of the poll
     * @return an item, {@code Pending}, or {@code Done} if there are no streams, which here is not
     *     the end
     * @throws Exception what a stream has thrown; this is the end
     */
    public PollNext<T> pollNext(Context cx) throws Exception {
        checkRunning();
        try {
            return step(cx);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    private PollNext<T> step(Context cx) throws Exception {
        woken.gather();
        for (Part part; (part = woken.next()) != null; ) {
            @SuppressWarnings("unchecked") // nobody else puts parts into this list
            Member<T> member = (Member<T>) part;
            if (member.stream == null) {
                continue; // taken out after it was woken
            }
            member.toPolled();
            PollNext<T> polled = member.stream.pollNext(cx.withWaker(member));
            if (polled instanceof PollNext.Item<T>) {
                woken.again(member);
                return polled;
            }
            if (polled.isDone()) {
                members.remove(member);
                member.forget();
                member.onEnd.run();
            }
            if (!cx.tryProceed()) {
                break;
            }
        }
        if (members.isEmpty()) {
            return PollNext.done();
        }
        woken.await(cx.waker());
        return PollNext.pending();
    }

    @Override
    protected void release() {
        woken.end();
        clear();
    }

    @Override
    protected String describe() {
        return members.size() + " streams";
    }
}
