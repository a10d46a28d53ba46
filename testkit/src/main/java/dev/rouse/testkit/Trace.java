package dev.rouse.testkit;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in order: a list of events that a test adds to and compares at its end.
 *
 * <pre>{@code
 * Trace trace = new Trace();
 * trace.future("reply", Futures.ready("v")).poll(new FakeContext());
 * assertThat(trace).containsExactly("reply polled: Ready[value=v]");
 * }</pre>
 *
 * <p><b>Threads.</b> Any may add; events of one thread keep their order. An iterator goes over what
 * was there when it was made.
 */
public final class Trace implements Iterable<String> {

    private final List<String> events = new ArrayList<>();

    /** Makes a trace without events. */
    public Trace() {}

    /**
     * Adds an event.
     *
     * @param event what happened
     * @throws NullPointerException if {@code event} is null
     */
    public void add(String event) {
        requireNonNull(event, "event");
        synchronized (events) {
            events.add(event);
        }
    }

    /**
     * Makes a callback that adds an event each time it is run.
     *
     * @param event what happened
     * @return the callback
     * @throws NullPointerException if {@code event} is null
     */
    public Runnable noting(String event) {
        requireNonNull(event, "event");
        return () -> add(event);
    }

    /**
     * Puts a future into one that adds an event for each poll, with its answer, and each drop.
     *
     * @param name what the future is called in events
     * @param future what to watch; the result owns it
     * @param <T> the type of the value
     * @return a future that does the same
     * @throws NullPointerException if an argument is null
     */
    public <T extends @Nullable Object> Future<T> future(String name, Future<T> future) {
        requireNonNull(name, "name");
        requireNonNull(future, "future");
        return new Future<>() {
            @Override
            public Poll<T> poll(Context cx) throws Exception {
                return answered(name, () -> future.poll(cx));
            }

            @Override
            public void drop() {
                add(name + " dropped");
                future.drop();
            }
        };
    }

    /**
     * Puts a stream into one that adds an event for each poll, with its answer, and each drop.
     *
     * @param name what the stream is called in events
     * @param stream what to watch; the result owns it
     * @param <T> the type of the values
     * @return a stream that does the same
     * @throws NullPointerException if an argument is null
     */
    public <T extends @Nullable Object> Stream<T> stream(String name, Stream<T> stream) {
        requireNonNull(name, "name");
        requireNonNull(stream, "stream");
        return new Stream<>() {
            @Override
            public PollNext<T> pollNext(Context cx) throws Exception {
                return answered(name, () -> stream.pollNext(cx));
            }

            @Override
            public void drop() {
                add(name + " dropped");
                stream.drop();
            }
        };
    }

    private <P> P answered(String name, Callable<P> poll) throws Exception {
        P answer;
        try {
            answer = poll.call();
        } catch (Throwable thrown) {
            add(name + " polled: threw " + thrown);
            throw thrown;
        }
        add(name + " polled: " + answer);
        return answer;
    }

    /**
     * Gives the events so far.
     *
     * @return a copy
     */
    public List<String> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Forgets the events so far. */
    public void clear() {
        synchronized (events) {
            events.clear();
        }
    }

    @Override
    public Iterator<String> iterator() {
        return events().iterator();
    }

    /** Gives the events, a line for each. */
    @Override
    public String toString() {
        return String.join("\n", events());
    }
}
