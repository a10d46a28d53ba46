package dev.rouse.testkit.laws;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.Sink;
import dev.rouse.testkit.RecordingSpawner;
import dev.rouse.testkit.Scripted;
import dev.rouse.testkit.ScriptedFuture;
import dev.rouse.testkit.ScriptedSink;
import dev.rouse.testkit.ScriptedStream;
import dev.rouse.testkit.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is around the subject of one script: the events that will come, what it holds, and who else
 * waits.
 *
 * <p>Events come in the order in which they are declared. When all of them have come, the subject
 * must be able to end. The world of each script is new.
 *
 * <p><b>Threads.</b> One.
 */
public final class World {

    /** Something that will happen. */
    record Event(String name, Runnable action) {}

    /** A number that must be zero at some time. */
    record Count(String name, IntSupplier now) {}

    /** Another future that must end too, once the subject is gone. */
    record Other(String name, Future<?> future) {}

    /** Where values of a sink arrive. */
    record Arrivals(String name, Supplier<? extends List<?>> now) {}

    private final VirtualClock clock = new VirtualClock();
    private final RecordingSpawner spawner = new RecordingSpawner();
    private final List<Event> events = new ArrayList<>();
    private final List<Count> untouched = new ArrayList<>();
    private final List<Count> held = new ArrayList<>();
    private final List<Other> others = new ArrayList<>();
    private final List<Scripted> children = new ArrayList<>();
    private final List<Arrivals> arrivals = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private @Nullable Consumer<@Nullable Object> taken;

    World() {}

    // ---- what subjects are made of ----

    /**
     * Declares an event: something outside that brings the subject nearer to its end.
     *
     * @param name for reports
     * @param action what happens
     * @return this world
     * @throws NullPointerException if an argument is null
     */
    public World event(String name, Runnable action) {
        events.add(new Event(requireNonNull(name, "name"), requireNonNull(action, "action")));
        return this;
    }

    /**
     * Declares that time passes.
     *
     * @param time how much
     * @return this world
     */
    public World advance(Duration time) {
        return event("advance " + time, () -> clock.advance(time));
    }

    /**
     * Makes a child that one event ends, and that reports an owner who breaks the contract.
     *
     * @param name for reports
     * @param value what the child gives
     * @param <T> the type of the value
     * @return a child for the subject to own
     */
    public <T extends @Nullable Object> Future<T> child(String name, T value) {
        ScriptedFuture<T> child = ScriptedFuture.pending(name);
        children.add(child);
        event(name + " completes", () -> child.complete(value));
        return child;
    }

    /**
     * Makes a child that never ends by itself. The subject must drop it.
     *
     * @param name for reports
     * @param <T> the type of the value
     * @return a child for the subject to own
     */
    public <T extends @Nullable Object> Future<T> endlessChild(String name) {
        ScriptedFuture<T> child = ScriptedFuture.pending(name);
        children.add(child);
        return child;
    }

    /**
     * Makes a child that one event fails.
     *
     * @param name for reports
     * @param failure what the child throws
     * @param <T> the type of the value
     * @return a child for the subject to own
     */
    public <T extends @Nullable Object> Future<T> failingChild(String name, Exception failure) {
        ScriptedFuture<T> child = ScriptedFuture.pending(name);
        children.add(child);
        event(name + " fails", () -> child.fail(failure));
        return child;
    }

    /**
     * Makes a child stream: each item is an event, and so is its end.
     *
     * @param name for reports
     * @param items what the child gives
     * @param <T> the type of the items
     * @return a child for the subject to own
     */
    public <T extends @Nullable Object> dev.rouse.Stream<T> childStream(
            String name, List<? extends T> items) {
        ScriptedStream<T> child = ScriptedStream.pending(name);
        children.add(child);
        for (T item : items) {
            event(name + " gets " + item, () -> child.item(item));
        }
        event(name + " finishes", child::finish);
        return child;
    }

    /**
     * Makes a child sink: it gets room for one value, what it took arrives, and from then on there
     * is room for everything, which arrives at once. What arrives there is what {@link SinkLaws}
     * compares.
     *
     * @param name for reports
     * @param <T> the type of the values
     * @return a child for the subject to own
     */
    public <T extends @Nullable Object> Sink<T> childSink(String name) {
        ScriptedSink<T> child = newSink(name);
        event(name + " gets room for one value", () -> child.room(1));
        event(name + " delivers", child::deliver);
        event(name + " delivers everything at once", child::open);
        return child;
    }

    /**
     * Makes a child sink that gets room for one value and then fails.
     *
     * @param name for reports
     * @param failure what the child throws
     * @param <T> the type of the values
     * @return a child for the subject to own
     */
    public <T extends @Nullable Object> Sink<T> failingSink(String name, Exception failure) {
        ScriptedSink<T> child = newSink(name);
        event(name + " gets room for one value", () -> child.room(1));
        event(name + " fails", () -> child.fail(failure));
        return child;
    }

    private <T extends @Nullable Object> ScriptedSink<T> newSink(String name) {
        ScriptedSink<T> child = ScriptedSink.pending(name);
        children.add(child);
        arriving(name, child::arrived);
        return child;
    }

    /**
     * Declares where the values of a sink arrive. If there are several such places, all values must
     * arrive at each.
     *
     * @param name for reports
     * @param now gives what has arrived so far
     * @return this world
     */
    public World arriving(String name, Supplier<? extends List<?>> now) {
        arrivals.add(new Arrivals(requireNonNull(name, "name"), requireNonNull(now, "now")));
        return this;
    }

    /**
     * Makes something that the subject acquires and must release exactly once.
     *
     * @param name for reports
     * @return a resource that nobody holds
     */
    public Resource resource(String name) {
        Resource resource = new Resource(name);
        resources.add(resource);
        held(name, resource::held);
        return resource;
    }

    /**
     * Declares how much of something the subject holds: it must be zero after the end and after a
     * drop.
     *
     * @param name for reports
     * @param now counts
     * @return this world
     */
    public World held(String name, IntSupplier now) {
        held.add(new Count(requireNonNull(name, "name"), requireNonNull(now, "now")));
        return this;
    }

    /**
     * Declares an effect of the subject: it must be zero until the first poll.
     *
     * @param name for reports
     * @param now counts
     * @return this world
     */
    public World lazily(String name, IntSupplier now) {
        untouched.add(new Count(requireNonNull(name, "name"), requireNonNull(now, "now")));
        return this;
    }

    /**
     * Declares another future that competes with the subject, for example for a permit. Once the
     * subject has ended or been dropped and all events have come, it must end too, woken as it
     * should be.
     *
     * @param name for reports
     * @param future the other one; the world owns it
     * @return this world
     */
    public World bystander(String name, Future<?> future) {
        others.add(new Other(requireNonNull(name, "name"), requireNonNull(future, "future")));
        return this;
    }

    /**
     * Declares what is done with each value that the subject gives, for example to close it.
     *
     * @param action takes the value
     * @return this world
     */
    public World taking(Consumer<@Nullable Object> action) {
        taken = requireNonNull(action, "action");
        return this;
    }

    /**
     * Gives the clock of the subject's context.
     *
     * @return a clock at zero
     */
    public VirtualClock clock() {
        return clock;
    }

    /**
     * Gives the spawner of the subject's context.
     *
     * @return a spawner that runs nothing by itself
     */
    public RecordingSpawner spawner() {
        return spawner;
    }

    // ---- what a run asks ----

    List<Event> events() {
        return events;
    }

    List<Other> others() {
        return others;
    }

    List<Arrivals> arrivals() {
        return arrivals;
    }

    void take(@Nullable Object value) {
        if (taken != null) {
            taken.accept(value);
        }
    }

    /** What has happened that should not have before the first poll; null if nothing. */
    @Nullable String touched() {
        for (Scripted child : children) {
            if (child.polls() > 0 || child.drops() > 0) {
                return "child " + child + " was polled or dropped";
            }
        }
        if (clock.waiting() > 0) {
            return "a timer was set";
        }
        return firstAboveZero(untouched, " happened");
    }

    /** What the owner of a child did wrong; null if nothing. */
    @Nullable String breach() {
        for (Scripted child : children) {
            if (!child.breaches().isEmpty()) {
                return "child " + child.breaches().get(0);
            }
        }
        return null;
    }

    /** What is still held after the end, or was released twice; null if all is well. */
    @Nullable String unreleased() {
        for (Scripted child : children) {
            if (!child.hasEnded()) {
                return "child " + child + " was neither ended nor dropped";
            }
        }
        for (Resource resource : resources) {
            if (resource.held() < 0) {
                return resource + " was released twice";
            }
        }
        return firstAboveZero(held, " still held");
    }

    private static @Nullable String firstAboveZero(List<Count> counts, String what) {
        for (Count count : counts) {
            int now = count.now().getAsInt();
            if (now > 0) {
                return count.name() + what + (now == 1 ? "" : ", " + now + " times");
            }
        }
        return null;
    }
}
